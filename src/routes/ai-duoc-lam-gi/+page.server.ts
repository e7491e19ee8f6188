import {
  actGroups,
  actNames,
  actorNames,
  isRole,
  reachWords,
  rightsShown,
  roles,
  separations,
  type Actor,
} from '#modules/access/model.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import type { PageServerLoad } from './$types'

type Reaches = ReturnType<typeof rightsShown>[number]['rights'][number]['reaches']
type Reach = NonNullable<Reaches[number]['reach']>

function whoByReach(reaches: Reaches): readonly (readonly [Reach, readonly Actor[]])[] {
  const everybodys = reaches.find(({ actor }) => actor === 'citizen')?.reach
  const told = reaches.filter(
    ({ actor, reach }) => reach !== null && (actor === 'citizen' || reach !== everybodys),
  )
  const byReach = Map.groupBy(told, ({ reach }) => reach as Reach)
  return [...byReach].map(([reach, list]) => [reach, list.map(({ actor }) => actor)])
}

export const load: PageServerLoad = ({ url }) => {
  const locale = getLocale()
  const asked = url.searchParams.get('vai-tro') ?? ''
  const chosen = isRole(asked) || asked === 'citizen' ? asked : null
  const nameOf = (actor: Actor) =>
    actor === 'citizen' ? m.rights_everybody() : roles[actor][locale]
  const ownReach = (reach: Reach | null) =>
    reach && { word: reachWords[reach][locale], means: reachWords[reach].means[locale] }
  return {
    chosen,
    roles: actorNames.map((value) => ({ value, label: nameOf(value) })),
    groups: rightsShown().map(({ group, rights }) => ({
      id: group,
      name: actGroups[group][locale],
      rights: rights.map(({ act, reaches }) => ({
        act,
        name: actNames[act][locale],
        // How far, and who; what everybody may is said once.
        who: whoByReach(reaches).map(([reach, actors]) => ({
          word: reachWords[reach][locale],
          actors: actors.map(nameOf).join(', '),
        })),
        own: ownReach(reaches.find(({ actor }) => actor === chosen)?.reach ?? null),
      })),
    })),
    reaches: Object.entries(reachWords).map(([reach, says]) => ({
      reach,
      word: says[locale],
      means: says.means[locale],
    })),
    separations: Object.entries(separations).map(([code, says]) => ({
      code,
      says: says[locale],
      cites: says.cites,
    })),
  }
}
