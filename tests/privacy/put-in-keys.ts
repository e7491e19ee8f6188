import { formSent } from '../../tools/attack/bodies.ts'
import type { Target } from '../../tools/attack/battery.ts'
import { send, type Answer, type Sent } from '../../tools/attack/send.ts'
import { keyText } from '../../tools/attack/target/keys.ts'
import { cookiesSet, signIn } from '../../tools/attack/target/people.ts'

/** Keys that were sent in every way there is, right and wrong, and what machines were answered. */
export type SentKeys = {
  /** Made on the page, and revoked there afterwards. */
  readonly made: string
  readonly texts: readonly string[]
  readonly answers: readonly Answer[]
  /** What the page that lists keys shows when all is over. */
  readonly page: string
}

/** Makes a key as a person does, uses it well and badly, sends keys that are none, and revokes it. */
export async function intoKeys(target: Target): Promise<SentKeys> {
  const officer = target.people.find(({ role }) => role === 'centreStaff')
  if (!officer) throw new Error('nobody of a centre')
  const browser = await confirmed(target, officer.id)
  const page = await sent(browser, form(target, '?/tao', { name: 'Máy dò' }))
  const made = /kc_demo_[0-9A-Za-z]{57}/.exec(page.body)?.[0]
  if (made === undefined) throw new Error(`no key was made: ${page.status}`)
  const texts = [made, keyText(), `${made.slice(0, -1)}${made.endsWith('0') ? '1' : '0'}`]
  const answers: Answer[] = []
  for (const text of texts)
    for (const each of misuses(text)) answers.push(await sent(nobodyAt(target), each))
  for (const text of texts) for (const each of onPages(target, text)) await sent(browser, each)
  const { body } = await sent(browser, { path: '/toi/khoa-api' })
  const id = /name="id" value="([\da-f-]{36})"/.exec(body)?.[1] ?? ''
  await sent(browser, form(target, '?/thu-hoi', { id }))
  answers.push(await sent(nobodyAt(target), withBearer(made, { path: '/api/v1/schemes' })))
  return { made, texts, answers, page: (await sent(browser, { path: '/toi/khoa-api' })).body }
}

const form = ({ address }: Target, action: string, fields: Readonly<Record<string, string>>) =>
  formSent(address, `/toi/khoa-api${action}`, {
    key: '',
    scopes: 'scheme.read',
    days: '30',
    ...fields,
  })

const nobodyAt = ({ address }: Target) => ({ address, visitorFor: () => ({}) })

/** Somebody of the demo who has just confirmed who they are. */
async function confirmed(target: Target, personId: string) {
  const before = await signIn(target, personId)
  const asks = formSent(target.address, '/xac-nhan', { by: 'demo', ve: '/', giu: '' })
  const answer = await sent({ address: target.address, visitorFor: () => before }, asks)
  const cookie = cookiesSet(answer)
  return { address: target.address, visitorFor: () => ({ cookie }) }
}

const withBearer = (text: string, what: Sent): Sent => ({
  ...what,
  headers: { authorization: `Bearer ${text}`, ...what.headers },
})

const json = { 'content-type': 'application/json', 'idempotency-key': 'canary-of-keys' }

/** A key where it belongs, where it is refused, and where it never belongs. */
function misuses(text: string): Sent[] {
  const schemes = '/api/v1/schemes'
  return [
    withBearer(text, { path: `${schemes}?size=1` }),
    withBearer(text, { path: '/api/v1/reports?nation=VN&year=2016' }),
    withBearer(text, { path: `${schemes}/00000000-0000-4000-8000-000000000000` }),
    withBearer(text, { path: schemes, method: 'POST', headers: json, body: '{"title":7' }),
    withBearer(text, { path: schemes, method: 'DELETE' }),
    withBearer(text, { path: '/api/v1/khong-co' }),
    ...['bearer', 'Basic', 'Token', ''].map((way) => ({
      path: schemes,
      headers: { authorization: `${way} ${text}`.trim() },
    })),
    { path: `${schemes}?access_token=${text}` },
    { path: `${schemes}?q=${text}` },
    { path: `${schemes}/${text}` },
    { path: `/api/v1/figures/${text}` },
    { path: `/api/v1/${text}` },
    { path: schemes, headers: { 'x-api-key': text } },
    { path: schemes, headers: { cookie: `key=${text}` } },
    { path: schemes, method: 'POST', headers: { ...json, 'idempotency-key': text }, body: '{}' },
    withBearer(text, {
      path: schemes,
      method: 'POST',
      headers: json,
      body: JSON.stringify({ [text]: text, title: 'x', place: text }),
    }),
  ]
}

/** A key pasted where a person pastes things. */
const onPages = (target: Target, text: string): Sent[] => [
  { path: `/de-an?q=${text}` },
  { path: `/tim-kiem?q=${text}` },
  { path: `/de-an/${text}` },
  { path: `/so-lieu/${text}` },
  { path: `/${text}` },
  form(target, '?/thu-hoi', { id: text }),
  form(target, '?/tao', { name: 'Máy', scopes: text }),
  form(target, '?/tao', { name: 'Máy', days: text }),
  formSent(target.address, '/toi/vai-tro', { holding: text, back: '/' }),
  formSent(target.address, '/dang-nhap?/password', {
    email: 'ai@example.org',
    password: text,
    ve: '/',
  }),
]

async function sent(target: Pick<Target, 'address' | 'visitorFor'>, what: Sent): Promise<Answer> {
  const answer = await send(target, what)
  if (answer.broken !== undefined || answer.status >= 500)
    throw new Error(`${what.method ?? 'GET'} ${what.path}: ${answer.broken ?? answer.status}`)
  return answer
}
