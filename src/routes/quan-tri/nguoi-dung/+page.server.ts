import { listPeople, may, personListStates, type PeopleFilter } from '#modules/access/api.server.ts'
import { isRole } from '#modules/access/model.ts'
import { formatDay } from '#ui/format.ts'
import { roleChoices, roleName, unitChoices } from '../choices.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const filter = filterOf(url.searchParams)
  const [page, units] = await Promise.all([listPeople(filter), unitChoices()])
  return {
    filter: { q: filter.q, unit: filter.unitId, role: filter.role, state: filter.state },
    isFirst: filter.after === null,
    people: page.people.map(({ roles, ...person }) => ({
      ...person,
      roles: roles.map(({ role, unit, validFrom, validTo }) => ({
        role: roleName(role),
        unit,
        from: formatDay(validFrom),
        to: validTo && formatDay(validTo),
      })),
    })),
    next: page.next && cursorOf(page.next),
    units,
    roles: roleChoices(),
    mayInvite: may('person.invite'),
  }
}

const longest = 200

function filterOf(query: URLSearchParams): PeopleFilter {
  const text = (name: string) => (query.get(name) ?? '').slice(0, longest)
  const [role, state] = [text('vai-tro'), text('trang-thai')]
  return {
    q: text('q'),
    unitId: text('don-vi'),
    role: isRole(role) ? role : '',
    state: personListStates.find((one) => one === state) ?? '',
    after: afterOf(text('sau')),
  }
}

// The identifier first: a name may hold any sign.
const cursorOf = ({ id, name }: { id: string; name: string }) => `${id} ${name}`.slice(0, longest)

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (.*)$/

function afterOf(text: string): PeopleFilter['after'] {
  const [, id = '', name = ''] = shape.exec(text) ?? []
  return id ? { id, name } : null
}
