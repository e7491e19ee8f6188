import type { Headers, Target, Visitor } from '../battery.ts'
import { formSent } from '../bodies.ts'
import { send, type Answer } from '../send.ts'
import { knownRoutes } from './known-routes.ts'
import type { Product } from './product.ts'

// Keeps, enters, freezes and takes in: whoever is not named at an address is this one.
const usual = 'agencyOfficer'

/** Signs everybody of the demo world in, as the sign-in page lets anybody do there. */
export async function signInEverybody(
  product: Pick<Product, 'address' | 'database'>,
): Promise<Visitor[]> {
  const rows = await product.database.rows<{ id: string; role: string; province: string | null }>(
    `select p.id, h.role, u.province_id as province
       from person p join role_holding h on h.person_id = p.id join unit u on u.id = h.unit_id
      where p.is_demo order by h.id`,
  )
  const people: Visitor[] = []
  for (const { id, role, province } of rows)
    people.push({ id, role, provinceId: province, headers: await signIn(product, id) })
  return people
}

/** Signs one person of the demo world in, with the cookies the browser had before; returns those it has then. */
export async function signIn(
  { address }: Pick<Target, 'address'>,
  person: string,
  before: Headers = {},
): Promise<Headers> {
  const sent = formSent(address, '/dang-nhap?/demo', { person, ve: '/' })
  const answer = await send({ address, visitorFor: () => before }, sent)
  const cookie = cookiesSet(answer)
  if (answer.status !== 303 || cookie === '')
    throw new Error(`nobody signed in: ${answer.status} ${answer.body.slice(0, 300)}`)
  return { cookie }
}

/** The cookies an answer sets, as a browser sends them back. */
export function cookiesSet({ headers }: Answer): string {
  const set = headers['set-cookie']
  return (
    (typeof set === 'string' ? [set] : (set ?? []))
      .map((line) => line.split(';')[0] ?? '')
      // Taken away, or said once: neither is who somebody is.
      .filter((pair) => !/^[^=]+=$/.test(pair) && !pair.startsWith('kc_notice='))
      .join('; ')
  )
}

/** Who is sent to an address: somebody who may what is done there. */
export function visitorAmong(people: readonly Visitor[]): (path: string) => Headers {
  const patterns = Object.entries(knownRoutes)
    .sort(([one], [other]) => other.length - one.length)
    .map(([route, { as = usual }]) => ({ as, pattern: patternOf(route) }))
  const headersOf = (role: string) => people.find((person) => person.role === role)?.headers ?? {}
  return (path) => {
    const bare =
      (path.split('?')[0] ?? '').replace(/^\/en(?=\/|$)/, '').replace(/\/__data\.json$/, '') || '/'
    const as = patterns.find(({ pattern }) => pattern.test(bare))?.as ?? usual
    return as === 'nobody' ? {} : headersOf(as)
  }
}

const patternOf = (route: string) =>
  new RegExp(
    `^${route
      .replace(/[.]/g, '\\$&')
      .replace(/\[\\.\\.\\.\w+\]/g, '.*')
      .replace(/\[\w+\]/g, '[^/]+')}/?$`,
  )
