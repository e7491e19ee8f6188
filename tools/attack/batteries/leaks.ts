import { randomBytes } from 'node:crypto'
import type { Battery, Effort, Fault, Outcome, Target, Tooth, Visitor } from '../battery.ts'
import { formSent } from '../bodies.ts'
import { chance, shuffled } from '../chance.ts'
import { plantServer } from '../naive.ts'
import { forEachUntil, send } from '../send.ts'
import { knownRoutes } from '../target/known-routes.ts'
import { pathOf } from '../target/surface.ts'
import { textsOf } from '../unpacked.ts'
import { hasNoBusiness, nobody } from './records.ts'

const atOnce = 6

/**
 * What one office wrote and nobody published, looked for by everybody who has no business with it: in every page and its data,
 * in searches for its own words, in suggestions and files. Words of the question are no finding.
 */
export const leaks: Battery = {
  name: 'leaks',
  says: 'words of a record that is not theirs, at every page, search, suggestion and file, by everybody else',
  share: 1,
  attack,
  teeth: () => [suggestsToEverybody()],
}

// Made of letters no list of ours has in this order.
const word = () =>
  `zq${randomBytes(5)
    .toString('hex')
    .replace(/\d/g, (n) => 'ghijkmnpqr'[Number(n)] ?? '')}`

const searches = [
  '/tim-kiem',
  '/tim-kiem/goi-y',
  '/de-an',
  '/de-an/xuat.xlsx',
  '/api/v1/schemes',
  '/nhat-ky',
  '/chia-se/moi',
]

async function attack(target: Target, { seed, forMs }: Effort): Promise<Outcome> {
  const faults: Fault[] = []
  const words = [word(), word(), word(), word(), word(), word()] as const
  const provinceId = await written(target, words)
  const strangers = [nobody, ...target.people].filter((who) => hasNoBusiness(who, { provinceId }))
  const cases = shuffled(
    pathsFor(target, words).flatMap((path) => strangers.map((visitor) => ({ path, visitor }))),
    chance(seed),
  )
  const tried = await forEachUntil(
    cases,
    { atOnce, until: performance.now() + forMs },
    async ({ path, visitor }) => {
      const { address } = target
      const { bytes } = await send({ address, visitorFor: () => visitor.headers }, { path })
      const text = textsOf(bytes)
      const found = words.filter((one) => text.includes(one) && !path.includes(one))
      if (found.length > 0)
        faults.push({ kind: 'record-shown', where: whereOf(visitor, path), what: found.join(', ') })
    },
  )
  return { tried, faults, figures: { words: words.length, 'questions in all': cases.length } }
}

const whereOf = ({ role, provinceId }: Visitor, path: string) =>
  `${role} of ${provinceId ?? 'no province'}: GET ${path}`

/** A scheme in which every text is a word of its own, written by an office of a province; which province it is. */
async function written(target: Target, words: readonly string[]): Promise<string> {
  const office = target.people.find(({ role }) => role === 'centreStaff')
  if (!office?.provinceId) throw new Error('no office to write')
  const [
    title = '',
    establishments = '',
    implementer = '',
    note = '',
    sourceNote = '',
    placeDetail = '',
  ] = words
  const sent = formSent(target.address, '/de-an/moi', {
    ...knownRoutes['/de-an/moi']?.actions?.default?.fields,
    ...{ title, establishments, implementer, note, sourceNote, placeDetail },
    province: `34:${office.provinceId}`,
  })
  const { address } = target
  const { status } = await send({ address, visitorFor: () => office.headers }, sent)
  if (status !== 303) throw new Error(`nothing was written: ${status}`)
  return office.provinceId
}

function pathsFor({ surface }: Target, words: readonly string[]): string[] {
  const asked = surface.reads.flatMap((door) => {
    const path = pathOf(door)
    if (door.isApi || door.isDocument || /\.\w+$/.test(door.route)) return [path]
    const [bare = '', query] = path.split('?')
    const data = `${bare === '/' ? '' : bare}/__data.json`
    return [path, query === undefined ? data : `${data}?${query}`]
  })
  const searched = words.flatMap((one) => searches.map((path) => `${path}?q=${one}`))
  return [...asked, ...searched, '/de-an?nam=2018', '/de-an?sap=-cap-nhat', '/de-an?da-xoa=1']
}

function suggestsToEverybody(): Tooth {
  let kept = ''
  return {
    says: 'suggestions are made of everything there is, whoever asks',
    finds: 'record-shown',
    at: '/tim-kiem/goi-y',
    plant: (target) =>
      plantServer(target, {}, ({ url, method, body }) => {
        if (method !== 'POST') return { body: url.pathname === '/tim-kiem/goi-y' ? kept : '' }
        kept = body
        return { status: 303, headers: { location: '/de-an/made' }, body: '' }
      }),
  }
}
