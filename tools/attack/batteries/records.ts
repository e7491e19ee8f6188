import type { Battery, Effort, Fault, Outcome, Target, Tooth, Visitor } from '../battery.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { formSent, uploadSent } from '../bodies.ts'
import { chance, shuffled } from '../chance.ts'
import { knownRoutes, type RecordName } from '../target/known-routes.ts'
import { workbookOf } from '../made-workbook.ts'
import { plantServer } from '../naive.ts'
import { forEachUntil, send, type Answer, type Sent } from '../send.ts'

const atOnce = 8

/** Records of others by their identifiers: every page, file and form, asked by everybody who has no business there. */
export const records: Battery = {
  name: 'records',
  says: 'every identifier of a record that is not theirs, at every page, file and form, by everybody else',
  share: 1,
  attack,
  teeth: () => [answersEverybody()],
}

/** A record and whose it is; told by the database, not by the program. */
type Theirs = { readonly name: RecordName; readonly id: string; readonly provinceId: string | null }

/** Whoever is not signed in. */
export const nobody: Visitor = { id: 'nobody', role: 'nobody', provinceId: null, headers: {} }

// Hand-written: who works for one province sees no other's, and these see no records of an office at all.
const ofOneProvince = [
  'centreStaff',
  'centreDirector',
  'doitOfficer',
  'doitLeader',
  'provFinance',
  'provPC',
]
const ofNoRecords = [
  'nobody',
  'serviceProvider',
  'collaborator',
  'establishment',
  'provCouncil',
  'treasury',
  'mof',
  'councilMember',
  'juryMember',
  'admin',
]

/** Whether somebody has no business with a record of a province. */
export function hasNoBusiness(
  { role, provinceId }: Visitor,
  record: Pick<Theirs, 'provinceId'>,
): boolean {
  if (ofNoRecords.includes(role)) return true
  return ofOneProvince.includes(role) && provinceId !== null && provinceId !== record.provinceId
}

async function attack(target: Target, { seed, forMs }: Effort): Promise<Outcome> {
  const faults: Fault[] = []
  const theirs = [...(await recordsOf(target)), ...(await madeByOffices(target))]
  const before = await versionsOf(target)
  const cases = shuffled(
    [nobody, ...target.people].flatMap((visitor) =>
      theirs
        .filter((record) => hasNoBusiness(visitor, record))
        .flatMap((record) => asksFor(target, record).map((sent) => ({ visitor, record, sent }))),
    ),
    chance(seed),
  )
  const tried = await forEachUntil(
    cases,
    { atOnce, until: performance.now() + forMs },
    async ({ visitor, record, sent }) => {
      const answer = await send(
        { address: target.address, visitorFor: () => visitor.headers },
        sent,
      )
      if (isRefused(answer)) return
      faults.push({
        kind: 'record-shown',
        where: `${visitor.role} of ${visitor.provinceId ?? 'no province'}: ${sent.method ?? 'GET'} ${sent.path}`,
        what: `${answer.status} for a ${record.name} of ${record.provinceId ?? 'the nation'}`,
      })
    },
  )
  if ((await versionsOf(target)) !== before)
    faults.push({
      kind: 'record-shown',
      where: 'one of many',
      what: 'a record of somebody else was changed',
    })
  return { tried, faults, figures: { records: theirs.length, 'questions in all': cases.length } }
}

/** A refusal, or the way to sign in; data for a page says so inside an answer of 200. */
function isRefused({ status, headers, body }: Answer): boolean {
  if ([401, 403, 404].includes(status)) return true
  if (status === 303) return /\/dang-nhap/.test(String(headers.location))
  if (!/json/.test(String(headers['content-type']))) return false
  return (
    /^\{"type":"redirect","status":303,"location":"[^"]*\/dang-nhap/.test(body) ||
    /"type":"error","error":\{"status":40[134]/.test(body)
  )
}

/** Every page, file and form an identifier fits into. */
function asksFor({ address }: Target, { name, id }: Theirs): Sent[] {
  return Object.entries(knownRoutes).flatMap(([route, { params = {}, actions = {} }]) => {
    const parameter = Object.entries(params).find(([, value]) => value === name)?.[0]
    if (parameter === undefined) return []
    const path = route.replace(`[${parameter}]`, id)
    return [
      { path },
      { path: `${path}/__data.json` },
      ...Object.entries(actions).map(([action, { fields }]) =>
        formSent(address, action === 'default' ? path : `${path}?/${action}`, fields),
      ),
    ]
  })
}

/** A scheme and an import of each office of the demo world that keeps its own. */
async function madeByOffices(target: Target): Promise<Theirs[]> {
  const fields = knownRoutes['/de-an/moi']?.actions?.default?.fields ?? {}
  const made: Theirs[] = []
  for (const { provinceId, headers, role } of target.people) {
    if (role !== 'centreStaff' || provinceId === null) continue
    const office = { address: target.address, visitorFor: () => headers }
    const idOf = ({ headers: { location } }: Answer) => /[\da-f-]{36}/.exec(String(location))?.[0]
    const scheme = formSent(target.address, '/de-an/moi', {
      ...fields,
      province: `34:${provinceId}`,
    })
    const bytes = await workbookOf([
      ['STT', 'Tên đề án', 'Tỉnh', 'Năm'],
      [1, `Đề án của ${provinceId}`, 'Hà Nội', 2018],
    ])
    const file = uploadSent(
      target.address,
      '/nhap-excel',
      { key: '' },
      { field: 'file', name: 'a.xlsx', bytes },
    )
    const [schemeId, batchId] = [idOf(await send(office, scheme)), idOf(await send(office, file))]
    if (schemeId !== undefined) made.push({ name: 'scheme', id: schemeId, provinceId })
    if (batchId !== undefined) made.push({ name: 'batch', id: batchId, provinceId })
  }
  // Read in their own time; until then a change would be theirs.
  await sleep(target.people.length === 0 ? 0 : 2_000)
  return made
}

/** Records that are not published, each with its province; an import is of whoever started it. */
async function recordsOf({ database }: Target): Promise<Theirs[]> {
  const schemes = await database.rows<{ id: string; province: string }>(
    'select id, province_id as province from scheme where id not in (select id from published.scheme) order by id limit 60',
  )
  const batches = await database.rows<{ id: string; province: string | null }>(
    'select id, null as province from import_batch order by id limit 20',
  )
  return [
    ...schemes.map(({ id, province }): Theirs => ({ name: 'scheme', id, provinceId: province })),
    ...batches.map(({ id, province }): Theirs => ({ name: 'batch', id, provinceId: province })),
  ]
}

async function versionsOf({ database }: Target): Promise<string> {
  const [row] = await database.rows<{ seen: string }>(
    `select (select md5(string_agg(t::text, '' order by id)) from scheme t) || (select md5(string_agg(t::text, '' order by id)) from import_batch t) as seen`,
  )
  return row?.seen ?? ''
}

function answersEverybody(): Tooth {
  return {
    says: 'a record is shown to whoever knows its identifier',
    finds: 'record-shown',
    plant: (target) => plantServer(target, {}, () => ({ body: '<p>Đề án</p>' })),
  }
}
