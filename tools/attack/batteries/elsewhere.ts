import type { Battery, Effort, Fault, Headers, Outcome, Target, Tooth } from '../battery.ts'
import { formSent } from '../bodies.ts'
import { chance, shuffled } from '../chance.ts'
import { faultsOf, shown } from '../judge.ts'
import { fieldOf, plantServer } from '../naive.ts'
import { forEachUntil, send, type Answer, type Sent } from '../send.ts'
import { signIn } from '../target/people.ts'

const atOnce = 4

/** Every form that sends a browser back to where it came from, told to send it to another site: none does. */
export const elsewhere: Battery = {
  name: 'elsewhere',
  says: 'a way back that leads to another site, in every spelling, at every form that has one',
  share: 0.2,
  attack,
  teeth: () => [goesAnywhere()],
}

const ways = [
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '\t//evil.example',
  '/\r\n/evil.example',
  '/a/..//evil.example',
  '/.//evil.example',
  '/./\\evil.example',
  '/en//evil.example',
  '/en/..//evil.example',
  '/%2e%2e//evil.example',
  '/%2f/evil.example',
  '///evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/\r\nset-cookie: a=b',
  '/\u2028/evil.example',
  '/@evil.example',
  '',
]

async function attack(target: Target, { seed, forMs }: Effort): Promise<Outcome> {
  const faults: Fault[] = []
  const cases = shuffled(
    (await formsThatLeadBack(target)).flatMap(({ visitor, form }) =>
      ways.map((way) => ({ visitor, sent: form(way) })),
    ),
    chance(seed),
  )
  const tried = await forEachUntil(
    cases,
    { atOnce, until: performance.now() + forMs },
    async ({ visitor, sent }) => {
      const { address } = target
      const answer = await send({ address, visitorFor: () => visitor }, sent)
      faults.push(...faultsOf(sent, answer))
      const led = ledTo(address, answer)
      if (led !== undefined) faults.push({ kind: 'led-elsewhere', where: shown(sent), what: led })
    },
  )
  return { tried, faults, figures: { 'ways back': ways.length, 'questions in all': cases.length } }
}

type LedBack = { readonly visitor: Headers; readonly form: (way: string) => Sent }

async function formsThatLeadBack(target: Target): Promise<LedBack[]> {
  const { address, people, database } = target
  const person = people.at(-1)?.id ?? ''
  const [held] = await database.rows<{ id: string }>(
    'select id from role_holding where person_id = $1',
    [person],
  )
  // A session of its own: confirming gives it another token.
  const visitor = await signIn(target, person)
  const at = (
    path: string,
    field: string,
    fields: Readonly<Record<string, string>>,
    by: Headers = visitor,
  ) => ({
    visitor: by,
    form: (way: string) => formSent(address, path, { ...fields, [field]: way }),
  })
  return ['', '/en'].flatMap((language) => [
    at(`${language}/dang-nhap?/demo`, 've', { person }, {}),
    at(`${language}/toi/vai-tro`, 'back', { holding: held?.id ?? '' }),
    at(`${language}/giao-dien`, 'back', { theme: 'dark' }),
    at(`${language}/xac-nhan`, 've', { by: 'demo', giu: '' }),
  ])
}

/** Where a browser would go, when it is not a place of ours. */
function ledTo(address: string, { headers }: Answer): string | undefined {
  const { location } = headers
  if (typeof location !== 'string') return undefined
  // Browsers drop what cannot be seen before they read an address.
  const read = URL.parse(location.replace(/[\t\r\n]/g, ''), address)
  return read?.origin === address ? undefined : location
}

function goesAnywhere(): Tooth {
  return {
    says: 'a form goes to wherever it is told to go back to',
    finds: 'led-elsewhere',
    plant: (target) =>
      plantServer(target, {}, ({ body }) => ({
        status: 303,
        headers: {
          location: encodeURI(fieldOf(body, 've') || fieldOf(body, 'back') || '/'),
          'set-cookie': 'kc.session_token=naive; Path=/',
        },
        body: '',
      })),
  }
}
