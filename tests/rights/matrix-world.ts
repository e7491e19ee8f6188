import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { uploadSent } from '../../tools/attack/bodies.ts'
import { send } from '../../tools/attack/send.ts'
import { giveKey } from '../../tools/attack/target/keys.ts'
import type { Product } from '../../tools/attack/target/product.ts'
import { actors, relations, type ActorName, type Relation } from './expected-routes.ts'

/** Somebody who asks: their unit, where it is, and the headers of their session. */
export type Actor = {
  readonly name: ActorName
  readonly personId: string | null
  readonly unitId: string | null
  readonly establishmentId: string | null
  /** The provinces that are, for them, their own, another of the region, and one of another region. */
  readonly at: Readonly<Record<Relation, string>>
  readonly headers: Readonly<Record<string, string>>
  /** A key for machines in the role they hold, or held. */
  readonly key: string | null
}

/** A record made for one cell, or for the reading ones of a row. */
export type MadeRecord = {
  readonly id: string
  readonly actor: ActorName
  readonly relation: Relation
  readonly purpose: string
  /** A word only this record has. */
  readonly word: string
}

/** Everybody signed in, and what they ask about. */
export type MatrixWorld = {
  readonly product: Product
  readonly actors: readonly Actor[]
  record(actor: ActorName, relation: Relation, purpose: Purpose): MadeRecord
  readonly schemes: readonly MadeRecord[]
  /** A record of each other kind, open to everybody. */
  readonly samples: Readonly<Record<'source' | 'snapshot', string>>
}

// By hand: who of the demo world stands for whom.
const emails: Readonly<Record<Exclude<ActorName, 'nobody'>, string>> = {
  establishment: 'co-so',
  serviceProvider: 'dich-vu',
  collaborator: 'cong-tac-vien',
  communeOfficer: 'xa',
  centreStaff: 'trung-tam',
  centreDirector: 'giam-doc',
  doitOfficer: 'chuyen-vien-so',
  doitLeader: 'lanh-dao-so',
  provFinance: 'tai-chinh',
  provPC: 'ubnd-tinh',
  provCouncil: 'hdnd-tinh',
  treasury: 'kho-bac',
  regionalCentre: 'trung-tam-vung',
  agencyOfficer: 'chuyen-vien-cuc',
  agencyHead: 'lanh-dao-cuc',
  minister: 'lanh-dao-bo',
  mof: 'bo-tai-chinh',
  councilMember: 'hoi-dong',
  juryMember: 'giam-khao',
  inspector: 'kiem-toan',
  provincialInspector: 'thanh-tra-tinh',
  hostProvince: 'dang-cai',
  admin: 'quan-tri',
  formerOfficer: 'nguoi-cu',
}

// Đắk Lắk and Đà Nẵng are of one region, Bắc Ninh of another.
const [dakLak, daNang, bacNinh] = ['66', '48', '24']

/** What a scheme is made for; `draft` ones are not published. */
export const schemePurposes = {
  readDraftNational: { tier: 'national', isPublished: false },
  readDraftLocal: { tier: 'local', isPublished: false },
  readPublished: { tier: 'local', isPublished: true },
  updateDraftByKey: { tier: 'local', isPublished: false },
  updatePublishedByKey: { tier: 'local', isPublished: true },
  updateDraft: { tier: 'local', isPublished: false },
  updatePublished: { tier: 'local', isPublished: true },
  deleteDraft: { tier: 'local', isPublished: false },
  deletePublished: { tier: 'local', isPublished: true },
  restoreDraft: { tier: 'local', isPublished: false },
} as const
const importStates = {
  readImport: 'preview',
  // Of one that is over, who may correct is told so, and nothing is read anew.
  correctImport: 'taken',
  take: 'preview',
  undo: 'taken',
  drop: 'preview',
} as const
export type Purpose = keyof typeof schemePurposes | keyof typeof importStates

/** Signs everybody in and makes a record for each cell. */
export async function matrixWorld(product: Product): Promise<MatrixWorld> {
  await endARole(product)
  const people: Actor[] = []
  for (const name of actors) people.push(await actorNamed(product, name))
  const units = await unitsByPlace(product)
  const all = people.flatMap((actor) =>
    (Object.keys(relations) as Relation[]).flatMap((relation) =>
      [...Object.keys(schemePurposes), ...Object.keys(importStates)].map((purpose, n) => ({
        id: randomUUID(),
        actor: actor.name,
        relation,
        purpose,
        word: `mt${actors.indexOf(actor.name)}${relation.slice(0, 3)}${n}`,
        unitId: ownerOf(actor, relation, units),
        province: actor.at[relation],
        about: relation === 'own' ? actor.establishmentId : null,
      })),
    ),
  )
  const schemes = all.filter(({ purpose }) => purpose in schemePurposes)
  await makeSchemes(product, schemes)
  await makeImports(
    product,
    all.filter(({ purpose }) => purpose in importStates),
  )
  const byCell = new Map(all.map((each) => [cell(each.actor, each.relation, each.purpose), each]))
  return {
    product,
    actors: people,
    schemes,
    record(actor, relation, purpose) {
      const found = byCell.get(cell(actor, relation, purpose))
      if (!found) throw new Error(`no record for ${actor} ${relation} ${purpose}`)
      return found
    },
    samples: await makeSamples(product, people),
  }
}

const cell = (...parts: readonly string[]) => parts.join(' ')

/** A person whose role ended yesterday; the demo offers them as it offers everybody it ever had. */
async function endARole({ database }: Product): Promise<void> {
  await database.rows(
    `insert into person (id, name, email, is_demo) values (gen_random_uuid(), 'Người đã nghỉ', 'nguoi-cu@vi-du.example', true)`,
  )
  await database.rows(
    `insert into role_holding (id, person_id, unit_id, role, valid_from, valid_to, given_because)
     select gen_random_uuid(), p.id, h.unit_id, h.role, date '2025-07-01', current_date - 1, 'Thử'
     from person p, role_holding h join person o on o.id = h.person_id
     where p.email = 'nguoi-cu@vi-du.example' and o.email = 'chuyen-vien-so@vi-du.example'`,
  )
}

type Unit = {
  person_id: string
  unit_id: string
  establishment_id: string | null
  province_id: string | null
}

async function actorNamed(product: Product, name: ActorName): Promise<Actor> {
  const at = { own: dakLak, unit: dakLak, region: daNang, province: bacNinh } as const
  const stranger = {
    name,
    personId: null,
    unitId: null,
    establishmentId: null,
    at,
    headers: {},
    key: null,
  }
  if (name === 'nobody') return stranger
  const [found] = await product.database.rows<Unit>(
    `select p.id as person_id, u.id as unit_id, u.establishment_id, u.province_id
     from person p join role_holding h on h.person_id = p.id join unit u on u.id = h.unit_id where p.email = $1`,
    [`${emails[name]}@vi-du.example`],
  )
  if (!found) throw new Error(`nobody of the demo is ${name}`)
  const home = found.province_id ?? dakLak
  return {
    name,
    personId: found.person_id,
    unitId: name === 'formerOfficer' ? null : found.unit_id,
    establishmentId: found.establishment_id,
    at: { own: home, unit: home, region: home === dakLak ? daNang : dakLak, province: bacNinh },
    headers: await signIn(product, found.person_id),
    key: (await giveKey(product, found.person_id)).text,
  }
}

/** The headers of a session of their own. */
export async function signIn(
  { address }: Pick<Product, 'address'>,
  personId: string,
): Promise<Record<string, string>> {
  const answer = await send(
    { address, visitorFor: () => ({}) },
    {
      method: 'POST',
      path: '/dang-nhap?/demo',
      headers: {
        origin: address,
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ person: personId, ve: '/gioi-thieu' }).toString(),
    },
  )
  const set = [answer.headers['set-cookie'] ?? []].flat()
  if (answer.status !== 303 || set.length === 0) throw new Error(`sign-in: ${answer.status}`)
  // The notice of the sign-in would be on the first page only.
  const kept = set
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => !/notice|flash/.test(pair))
  return { cookie: kept.join('; ') }
}

type UnitsByPlace = (kind: 'centre' | 'department', province: string) => string

async function unitsByPlace({ database }: Product): Promise<UnitsByPlace> {
  const rows = await database.rows<{ id: string; kind: string; province_id: string }>(
    `select id, kind, province_id from unit where kind in ('centre', 'department')`,
  )
  return (kind, province) => {
    const unit = rows.find((row) => row.kind === kind && row.province_id === province)
    if (!unit) throw new Error(`no ${kind} in ${province}`)
    return unit.id
  }
}

function ownerOf(actor: Actor, relation: Relation, units: UnitsByPlace): string {
  const centre = units('centre', actor.at[relation])
  if (relation === 'own' && actor.unitId !== null && actor.establishmentId === null)
    return actor.unitId
  return centre === actor.unitId ? units('department', actor.at[relation]) : centre
}

type ToMake = MadeRecord & {
  readonly unitId: string
  readonly province: string
  readonly about: string | null
}

async function makeSchemes({ database }: Product, schemes: readonly ToMake[]): Promise<void> {
  const column = <T>(of: (scheme: ToMake) => T) => schemes.map(of)
  const says = ({ purpose }: ToMake) => schemePurposes[purpose as keyof typeof schemePurposes]
  await database.rows(
    `insert into scheme (id, province_id, place_list, place_code, title, owner_unit_id, fund_tier, status, year_from, deleted_at)
     select id, province, 34, province, title, unit, tier, status, 2019, case when is_away then now() end
     from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::bool[])
       as made (id, province, title, unit, tier, status, is_away)`,
    [
      column(({ id }) => id),
      column(({ province }) => province),
      column(({ word, actor }) => `Máy sấy ${word} ${wordOf(actor)}`),
      column(({ unitId }) => unitId),
      column((each) => says(each).tier),
      column((each) => (says(each).isPublished ? 'inPlan' : 'unknown')),
      column(({ purpose }) => purpose.startsWith('restore')),
    ],
  )
  const about = schemes.filter((each) => each.about !== null)
  await database.rows(
    `insert into scheme_beneficiary (scheme_id, establishment_id, province_id)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[])`,
    [
      about.map(({ id }) => id),
      about.map((each) => each.about),
      about.map((each) => each.province),
    ],
  )
}

/** A word all records made for somebody have. */
export const wordOf = (actor: ActorName) => `matran${actors.indexOf(actor)}x`

async function makeImports({ database }: Product, imports: readonly ToMake[]): Promise<void> {
  await database.rows(
    `insert into import_batch (id, sha256, file_name, size_bytes, state, owner_unit_id, province_id, summary, taken, taken_at)
     select id, md5(id::text) || md5(id::text || 'x'), 'Thử.xlsx', 1, state, unit, province,
       $5::jsonb,
       case when state = 'taken' then 0 end, case when state = 'taken' then now() end
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) as made (id, state, unit, province)`,
    [
      imports.map(({ id }) => id),
      imports.map(({ purpose }) => importStates[purpose as keyof typeof importStates]),
      imports.map(({ unitId }) => unitId),
      imports.map(({ province }) => province),
      JSON.stringify(nothingRead),
    ],
  )
  // What was not taken is read from the file again.
  await database.rows(
    `insert into import_file (sha256, bytes) select md5(id) || md5(id || 'x'), $2 from unnest($1::text[]) as made (id)`,
    [imports.filter(({ purpose }) => purpose === 'readImport').map(({ id }) => id), workbook()],
  )
}

const nothingRead = {
  counts: { take: 0, reject: 0, duplicate: 0, unchanged: 0 },
  bySeverity: {},
  byCode: {},
  withOneFix: {},
  toLookAt: 0,
  sheetProblems: [],
  subtotals: 0,
  sheets: [],
  readMs: 0,
}

async function makeSamples(
  { address, database }: Product,
  people: readonly Actor[],
): Promise<MatrixWorld['samples']> {
  const head = people.find(({ name }) => name === 'agencyHead')
  const frozen = await send(
    { address, visitorFor: () => head?.headers ?? {} },
    {
      method: 'POST',
      path: '/bao-cao/vung-NAM/2014?/freeze',
      headers: {
        origin: address,
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ key: randomUUID(), reason: 'Thử' }).toString(),
    },
  )
  const snapshot = /dong-bang\/([0-9a-f-]{36})/.exec(String(frozen.headers.location))?.[1]
  const [source] = await database.rows<{ id: string }>(
    'select id from figure_source order by id limit 1',
  )
  if (!snapshot || !source)
    throw new Error(`nothing to read: ${frozen.status} ${frozen.body.slice(0, 300)}`)
  return { snapshot, source: source.id }
}

/** Sends a real workbook in somebody’s name. */
export function workbookSent(address: string) {
  const file = { field: 'file', name: 'a.xlsx', bytes: workbook() }
  return uploadSent(address, '/nhap-excel', { key: '' }, file)
}

const workbook = () => readFileSync('tests/corpus/26-loi-tung-o.xlsx')

/** Waits until no reading is under way. */
export async function readingsOver({ database }: Product): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; await sleep(100)) {
    const [row] = await database.rows<{ n: number }>(
      `select count(*)::int as n from import_batch where state = 'reading'`,
    )
    if (row?.n === 0) return
    if (Date.now() > deadline) throw new Error('an import was not read in 60 s')
  }
}
