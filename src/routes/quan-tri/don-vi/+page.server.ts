import { listUnits, may, type UnitLine } from '#modules/access/api.server.ts'
import { isUnitKind } from '#modules/access/model.ts'
import { kindChoices, kindName, placeChoices, placeName } from '../choices.ts'
import type { PageServerLoad } from './$types'

const longest = 200

export const load: PageServerLoad = async ({ url }) => {
  const text = (name: string) => (url.searchParams.get(name) ?? '').slice(0, longest)
  const kind = text('loai')
  const filter = {
    q: text('q'),
    kind: isUnitKind(kind) ? kind : ('' as const),
    place: text('tinh'),
  }
  const units = await listUnits(filter)
  return {
    filter,
    count: units.length,
    places: placesOf(units),
    kinds: kindChoices(),
    choices: placeChoices(),
    mayMake: may('unit.make'),
  }
}

type Told = ReturnType<typeof told> & { readonly depth: number }

/** Units by the province they are in; below a unit those that belong to it. */
function placesOf(units: readonly UnitLine[]) {
  const byPlace = Map.groupBy(units, ({ provinceId }) => provinceId)
  return [...byPlace].map(([provinceId, list]) => ({
    id: provinceId ?? 'nation',
    name: placeName(provinceId),
    units: inTree(list),
  }))
}

function inTree(list: readonly UnitLine[]): readonly Told[] {
  const shown = new Set(list.map(({ id }) => id))
  const below = Map.groupBy(list, ({ parentId }) =>
    parentId !== null && shown.has(parentId) ? parentId : null,
  )
  const walk = (parent: string | null, depth: number): readonly Told[] =>
    (below.get(parent) ?? []).flatMap((unit) => [
      { ...told(unit), depth },
      ...walk(unit.id, depth + 1),
    ])
  return walk(null, 0)
}

const told = ({ id, name, kind, people, validTo }: UnitLine) => ({
  id,
  name,
  kind: kindName(kind),
  people,
  validTo,
})
