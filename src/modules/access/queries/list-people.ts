import { sql, type RawBuilder } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { today } from '#platform/clock.ts'
import { read } from '#platform/db/transact.ts'
import type { Role } from '../domain/roles.ts'
import { managedPeople, managedUnits } from './managed.ts'

/** What a list of people is narrowed to. */
export type PeopleFilter = {
  readonly q: string
  readonly unitId: string
  readonly role: Role | ''
  readonly state: PersonListState | ''
  /** Where the page begins: after this name and person. */
  readonly after: { readonly name: string; readonly id: string } | null
}

export const personListStates = ['active', 'invited', 'deactivated'] as const
export type PersonListState = (typeof personListStates)[number]

/** One line of the list. */
export type PersonLine = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly state: PersonListState
  /** The roles held today or to come, as far as whoever looks manages their units. */
  readonly roles: readonly {
    readonly role: Role
    readonly unit: string
    readonly validFrom: PlainDate
    readonly validTo: PlainDate | null
  }[]
}

export type PeoplePage = {
  readonly people: readonly PersonLine[]
  readonly next: PeopleFilter['after']
}

export const peoplePageSize = 40

type Row = Omit<PersonLine, 'roles'> & {
  readonly sorted: string
  readonly roles: PersonLine['roles'] | null
}

/** The people whoever acts manages, by name, a page at a time. */
export async function listPeople(filter: PeopleFilter): Promise<PeoplePage> {
  const { rows } = await read('person.read', (db, standing) =>
    sql<Row>`
      with page as materialized (
        select id, name, email, vn_norm(name) as sorted, ${stateSql} as state
        from person where ${managedPeople(standing)} and ${where(filter)}
        order by vn_norm(name), id limit ${peoplePageSize + 1})
      select page.*, held.roles from page
      left join lateral (
        select jsonb_agg(jsonb_build_object('role', h.role, 'unit', u.name, 'validFrom', h.valid_from, 'validTo', h.valid_to)
          order by h.valid_from, h.id) as roles
        from role_holding h join unit u on u.id = h.unit_id
        where h.person_id = page.id and coalesce(h.valid_to >= greatest(h.valid_from, ${today()}::date), true) and ${managedUnits(standing)}) held on true
      order by page.sorted, page.id`.execute(db),
  )
  const people = rows.slice(0, peoplePageSize)
  const last = people.at(-1)
  return {
    people: people.map(({ id, name, email, state, roles }) => ({
      id,
      name,
      email,
      state,
      roles: roles ?? [],
    })),
    next: rows.length > peoplePageSize && last ? { name: last.sorted, id: last.id } : null,
  }
}

const stateSql = sql`case when person.deactivated_at is not null then 'deactivated'
  when person.invited_at is not null and not person.email_verified then 'invited' else 'active' end`

function where({ q, unitId, role, state, after }: PeopleFilter): RawBuilder<unknown> {
  const conditions = [sql`true`]
  const words = normaliseVietnamese(q).split(/\s+/).filter(Boolean).slice(0, 8)
  for (const word of words)
    conditions.push(
      sql`(vn_norm(person.name) like ${like(word)} or person.email like ${like(word)})`,
    )
  if (unitId || role)
    conditions.push(sql`exists (select from role_holding x where x.person_id = person.id
      and (${role} = '' or x.role = ${role}) and (${unitId} = '' or x.unit_id::text = ${unitId})
      and coalesce(x.valid_to >= greatest(x.valid_from, ${today()}::date), true))`)
  if (state) conditions.push(sql`${stateSql} = ${state}`)
  if (after)
    conditions.push(sql`(vn_norm(person.name), person.id) > (${after.name}, ${after.id}::uuid)`)
  return sql.join(conditions, sql` and `)
}

const like = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`
