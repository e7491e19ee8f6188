import { actGroups, actNames, type ActGroup, type ActSays } from './act-names.ts'
import { permissions, tableReach, type ActName, type RightReach } from './permissions.ts'
import { roleNames, type Actor } from './roles.ts'

/** Everybody first, then each role. */
export const actorNames: readonly Actor[] = ['citizen', ...roleNames]

/** One act and how far each role goes with it, for people to read. */
export type ShownRight = {
  readonly act: ActName
  readonly reaches: readonly { readonly actor: Actor; readonly reach: RightReach | null }[]
}

/** The whole table of rights as it is read, group after group; steps of other acts have no line. */
export function rightsShown(): readonly {
  readonly group: ActGroup
  readonly rights: readonly ShownRight[]
}[] {
  const acts = Object.keys(permissions) as readonly ActName[]
  const says: Readonly<Record<ActName, ActSays>> = actNames
  const order = Object.keys(actNames)
  return (Object.keys(actGroups) as readonly ActGroup[]).map((group) => ({
    group,
    rights: acts
      .filter((act) => says[act].group === group && says[act].stepOf === undefined)
      .sort((one, other) => order.indexOf(one) - order.indexOf(other))
      .map((act) => ({
        act,
        reaches: actorNames.map((actor) => ({ actor, reach: tableReach(act, actor) })),
      })),
  }))
}
