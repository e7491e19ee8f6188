import type { Battery, Effort, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { formSent, uploadSent } from '../bodies.ts'
import { shown } from '../judge.ts'
import { plantServer } from '../naive.ts'
import { forEachUntil, send, type Sent } from '../send.ts'
import type { FormDoor } from '../target/surface.ts'

const atOnce = 4

/** Every form, sent as a page of another site would send it: none is taken. */
export const crossSite: Battery = {
  name: 'cross-site',
  says: 'every form sent from another site, from nowhere, and as every type a page can send',
  share: 0.5,
  attack,
  teeth: () => [takesAll(), takesWhatHasNoOrigin(), takesText()],
}

/** Where a form can claim to come from, when it does not come from us. */
function originsOf(address: string): readonly (string | undefined)[] {
  const { hostname, port } = new URL(address)
  return [
    'https://evil.example',
    'null',
    undefined,
    '',
    `${address}.evil.example`,
    `https://${hostname}:${port}`,
    `http://${hostname}`,
    `http://${hostname}:1`,
    `http://evil.example@${hostname}:${port}`,
    `${address}/`,
    `${address}, https://evil.example`,
  ]
}

// What a page of another site can send without asking first.
const types = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/plain; a=application/json',
  undefined,
]

async function attack(target: Target, { forMs }: Effort): Promise<Outcome> {
  const faults: Fault[] = []
  const before = await writtenRows(target)
  const tried = await forEachUntil(
    target.surface.forms.flatMap((door) => casesOf(target.address, door)),
    { atOnce, until: performance.now() + forMs },
    async (sent) => {
      const { status, headers, body } = await send(target, sent)
      if (status === 403) return
      // Not a form at all: refused for what it is, before anything is done.
      if (status === 415 && headers.location === undefined) return
      // To machines a session says nothing, so another site gains nothing by one.
      if (status === 401 && String(headers['content-type']).startsWith('application/problem+json'))
        return
      faults.push({
        kind: 'foreign-form-taken',
        where: `origin ${sent.headers?.origin ?? 'none'}: ${shown(sent)}`,
        what: `${status} ${body.slice(0, 100)}`,
      })
    },
  )
  if ((await writtenRows(target)) !== before)
    faults.push({ kind: 'foreign-form-taken', where: 'one of many', what: 'something was written' })
  return { tried, faults, figures: { forms: target.surface.forms.length } }
}

function casesOf(address: string, door: FormDoor): Sent[] {
  return originsOf(address).flatMap((origin) =>
    types.map((type): Sent => {
      const asForm = type?.startsWith('multipart')
        ? uploadSent(address, door.path, door.fields, {
            field: door.fileField ?? 'file',
            name: 'a.xlsx',
            bytes: Buffer.from('a'),
          })
        : formSent(address, door.path, door.fields)
      const { origin: _, 'content-type': itsType = '', ...rest } = asForm.headers ?? {}
      const contentType = type?.startsWith('multipart') ? itsType : type
      return {
        ...asForm,
        headers: {
          ...rest,
          ...(origin === undefined ? {} : { origin }),
          ...(contentType === undefined ? {} : { 'content-type': contentType }),
        },
      }
    }),
  )
}

/** How much was written so far, as the audit trail and the sent forms tell. */
async function writtenRows({ database }: Target): Promise<string> {
  const [row] = await database.rows<{ written: string }>(
    `select (select count(*) from audit_entry) || ' ' || (select count(*) from idempotency) as written`,
  )
  return row?.written ?? ''
}

const door: FormDoor = { route: '/naive', path: '/naive', fields: { title: 'a' } }

const takes = (
  says: string,
  isTaken: (origin: string | undefined, type: string, own: string) => boolean,
): Tooth => ({
  says,
  finds: 'foreign-form-taken',
  plant: async (target) => {
    const planted = await plantServer(target, { forms: [door] }, ({ headers }) =>
      isTaken(headers.origin, headers['content-type'] ?? '', `http://${headers.host ?? ''}`)
        ? { status: 303, headers: { location: '/' }, body: '' }
        : { status: 403, body: 'no' },
    )
    return planted
  },
})

const takesAll = () => takes('no origin is looked at', () => true)
const takesWhatHasNoOrigin = () =>
  takes(
    'a form without an origin is taken for one of ours',
    (origin, _, own) => origin === undefined || origin === own,
  )
const takesText = () =>
  takes(
    'only what calls itself a form is looked at',
    (origin, type, own) => origin === own || type.startsWith('text/plain'),
  )
