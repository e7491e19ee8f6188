import { allow, refuse, type Decision } from '#core/decision.ts'
import { Failure } from '#core/failure.ts'
import { addDays, type PlainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import { asSystem } from '#platform/db/acting.ts'
import { read, transact, type Tx } from '#platform/db/transact.ts'
import {
  decideHandover,
  receives,
  type AskedHandover,
  type HandoverReason,
  type HandoverWarning,
} from '../domain/decide-handover.ts'
import {
  decideRole,
  manages,
  type DatedHolding,
  type Manager,
  type RoleReason,
} from '../domain/manage-roles.ts'
import type { OpenWorkKind } from '../open-work.ts'
import { requireSeen } from '../queries/find-person.ts'
import { insertHoldings } from '../store.ts'
import {
  giveBackEnd,
  insertHandover,
  loadDueHandovers,
  loadHandover,
  saveCarriedOut,
  saveUndone,
  takeGivenRole,
  type Moved,
  type MovedRole,
  type StoredHandover,
} from '../store/handovers.ts'
import {
  findDatedUnit,
  isShutOut,
  loadHoldings,
  lockPerson,
  saveHoldingEnd,
  type RecordedHolding,
} from '../store/people.ts'
import { asManager } from './manager.ts'

/** A handover as a form asks for it. */
export type HandOver = AskedHandover & {
  readonly unitId: string
  /** Whether the roles held in the unit go over as well, from the day of effect on. */
  readonly roles: 'move' | 'keep'
  readonly key: string
}

/**
 * Moves all open work of a person in a unit to a colleague, whole or not at all: today, or on the day of effect what is open
 * then. With their roles, when asked; a role goes over as one is given, by the same rules, and has its days from the beginning;
 * where the colleague holds the same one, the role that goes over ends.
 * Nobody makes himself a deputy by it either: where he takes the desk over, what was delegated to it stays.
 * @throws {Failure} not-found, when whoever acts knows one of the two not
 */
export async function handOver(
  { key, ...asked }: HandOver,
  kinds: readonly OpenWorkKind[],
): Promise<
  Decision<
    { readonly id: string; readonly moved: number; readonly isDue: boolean },
    HandoverReason | HandoverWarning | RoleReason
  >
> {
  const { fromId, toId, unitId } = asked
  await requireSeen(fromId)
  await requireSeen(toId)
  return asManager('handover.make', (tx, manager) =>
    once(tx, { key, request: asked }, async () => {
      // In their order, so that two handovers between the same people wait for each other.
      for (const id of [fromId, toId].sort()) await lockPerson(tx, id)
      const unit = await findDatedUnit(tx, unitId)
      if (!unit) throw new Failure('not-found', `unit ${unitId}`)
      const stays = toId === manager.personId ? kinds.filter(({ isActing }) => isActing) : []
      const open = await openWork(tx, asked, without(kinds, stays))
      const roles = asked.roles === 'move' ? rolesIn(await loadHoldings(tx, fromId), asked) : []
      const decision = decideHandover(manager, asked, {
        unit,
        receiverHeld: await loadHoldings(tx, toId),
        isReceiverShutOut: await isShutOut(tx, toId),
        items: countOf({ work: open, roles }),
        acts: kinds.flatMap(({ code, act }) => (act && open[code]?.length ? [act] : [])),
        roles: roles.map(({ role }) => role),
        today: today(),
      })
      if (!decision.allowed) return decision
      const refusal = await refusedRole(tx, manager, roles, asked)
      if (refusal) return refusal
      const id = newId()
      const moved: Moved = {
        ...{ work: {}, roles: await moveRoles(tx, roles, decision.fact) },
        ...(stays.length > 0 && { stays: stays.map(({ code }) => code) }),
      }
      await insertHandover(tx, { id, unitId, ...decision.fact, moved })
      const isDue = decision.fact.effectiveOn <= today()
      const done = isDue ? await moveWork(tx, { id, ...decision.fact, moved }, kinds, open) : moved
      return allow({ id, moved: countOf(done), isDue }, decision.warnings)
    }),
  )
}

const without = (kinds: readonly OpenWorkKind[], stays: readonly OpenWorkKind[]) =>
  kinds.filter((kind) => !stays.includes(kind))

/** What is open on a desk, by kind. */
async function openWork(
  tx: Tx,
  { fromId, unitId }: Pick<HandOver, 'fromId' | 'unitId'>,
  kinds: readonly OpenWorkKind[],
): Promise<Moved['work']> {
  const work: Record<string, readonly string[]> = {}
  for (const kind of kinds)
    work[kind.code] = (await kind.list(tx, { personId: fromId, unitId })).map(({ id }) => id)
  return work
}

type ToMove = Pick<StoredHandover, 'id' | 'fromId' | 'toId' | 'moved'>

/** Moves what is open, and writes down what it was: by that it comes back. */
async function moveWork(
  tx: Tx,
  { id, fromId, toId, moved }: ToMove,
  kinds: readonly OpenWorkKind[],
  open: Moved['work'],
): Promise<Moved> {
  const work: Record<string, readonly string[]> = {}
  for (const kind of kinds) {
    const ids = open[kind.code]
    if (ids) work[kind.code] = await kind.move(tx, ids, { fromId, toId })
  }
  const done: Moved = { ...moved, work }
  await saveCarriedOut(tx, id, done)
  return done
}

/**
 * Carries out the handovers whose day has come. Whose receiver works in the unit no more waits until somebody undoes it; says
 * how many went over and how many wait.
 */
export async function carryOutHandovers(
  kinds: readonly OpenWorkKind[],
): Promise<{ readonly done: number; readonly waiting: number }> {
  const ids = await asSystem(() => read('handover.look', (tx) => loadDueHandovers(tx, today())))
  let done = 0
  for (const id of ids)
    if (
      await asSystem(() => transact({ act: 'handover.carryOut' }, (tx) => carryOut(tx, id, kinds)))
    )
      done += 1
  return { done, waiting: ids.length - done }
}

async function carryOut(tx: Tx, id: string, kinds: readonly OpenWorkKind[]): Promise<boolean> {
  const found = await loadHandover(tx, id)
  if (!found || found.carriedOutAt || found.undoneAt) return false
  for (const person of [found.fromId, found.toId].sort()) await lockPerson(tx, person)
  const receiver = {
    held: await loadHoldings(tx, found.toId),
    isShutOut: await isShutOut(tx, found.toId),
  }
  if (!receives(found.unitId, today(), receiver)) return false
  const go = kinds.filter(({ code }) => !found.moved.stays?.includes(code))
  await moveWork(tx, found, kinds, await openWork(tx, found, go))
  return true
}

const countOf = ({ work, roles }: { work: Moved['work']; roles: readonly unknown[] }) =>
  Object.values(work).flat().length + roles.length

// A role that has not begun goes over as well; one that ends before the day of effect does not.
const rolesIn = (
  held: readonly RecordedHolding[],
  { unitId, effectiveOn }: Pick<HandOver, 'unitId' | 'effectiveOn'>,
) =>
  held.filter(
    ({ unit, validFrom, validTo }) =>
      unit.id === unitId && validFrom < effectiveOn && (validTo === null || validTo >= effectiveOn),
  )

async function refusedRole(
  tx: Tx,
  manager: Manager,
  roles: readonly RecordedHolding[],
  { toId, effectiveOn }: AskedHandover,
) {
  const held = await loadHoldings(tx, toId)
  for (const { role, unit, validTo } of roles) {
    const gift = { personId: toId, role, unit, validFrom: effectiveOn, validTo }
    const asGood = held.filter((one) => isAsGood(one, gift))
    const others = held.filter((one) => !asGood.includes(one))
    const decision = decideRole(manager, gift, others)
    if (!decision.allowed)
      return refuse(decision.reasons.map(({ code }) => ({ code, field: 'roles' })))
  }
  return undefined
}

// The same role in the same unit, for all of its days.
const isAsGood = (
  held: DatedHolding,
  { role, unit, validFrom, validTo }: Pick<DatedHolding, 'role' | 'unit' | 'validFrom' | 'validTo'>,
) =>
  held.role === role &&
  held.unit.id === unit.id &&
  held.validFrom <= validFrom &&
  (held.validTo === null || (validTo !== null && held.validTo >= validTo))

async function moveRoles(
  tx: Tx,
  roles: readonly RecordedHolding[],
  { toId, because, effectiveOn }: AskedHandover,
): Promise<readonly MovedRole[]> {
  const moved: MovedRole[] = []
  const held = await loadHoldings(tx, toId)
  for (const { id, role, unit, validTo, endedBecause } of roles) {
    const days = { role, unit, validFrom: effectiveOn, validTo }
    const givenId = held.some((one) => isAsGood(one, days)) ? null : newId()
    await saveHoldingEnd(tx, id, { validTo: dayBefore(effectiveOn), because })
    if (givenId !== null) {
      const given = { id: givenId, personId: toId, unitId: unit.id, role, because }
      await insertHoldings(tx, [{ ...given, validFrom: effectiveOn, validTo }])
    }
    moved.push({ id, before: validTo, because: endedBecause, givenId })
  }
  return moved
}

const dayBefore = (day: PlainDate) => addDays(day, -1)

// A role that comes back is given: whoever may not give it does not undo its handover.
async function requireGivenBack(
  tx: Tx,
  manager: Manager,
  { id, fromId, moved }: StoredHandover,
): Promise<void> {
  const given = new Set(moved.roles.map((role) => role.id))
  if (given.size === 0) return
  const held = await loadHoldings(tx, fromId)
  const others = held.filter((role) => !given.has(role.id))
  for (const role of held.filter((one) => given.has(one.id))) {
    const before = moved.roles.find((one) => one.id === role.id)?.before ?? null
    const decision = decideRole(manager, { ...role, validTo: before }, others)
    if (!decision.allowed)
      throw new Failure('forbidden', `handover ${id}: ${decision.reasons[0]?.code}`, {
        says: 'Hoàn tác lần bàn giao này là giao lại vai trò, mà bạn không được giao vai trò ấy: không ai tự giao vai trò cho mình. Hãy nhờ người quản lý khác của đơn vị.',
      })
  }
}

/** How much came back; of a handover whose day had not come, there was nothing to. */
export type Undone = { readonly back: number; readonly wasPlanned: boolean }

/**
 * Undoes a handover: what went over and is still with the receiver comes back, and the roles are held as before. Says how much
 * came back.
 * @throws {Failure} not-found; conflict, when it was undone already; forbidden, when a role would come back that they may not give
 */
export function undoHandover(id: string, kinds: readonly OpenWorkKind[]): Promise<Undone> {
  return asManager('handover.make', async (tx, manager) => {
    const found = await loadHandover(tx, id)
    const unit = found && (await findDatedUnit(tx, found.unitId))
    if (!found || !unit || !manages(manager, unit)) throw new Failure('not-found', `handover ${id}`)
    if (found.undoneAt)
      throw new Failure('conflict', `handover ${id} is undone`, {
        says: 'Lần bàn giao này đã được hoàn tác.',
      })
    const { fromId, toId, moved } = found
    await requireGivenBack(tx, manager, found)
    let back = 0
    for (const kind of kinds) {
      const ids = moved.work[kind.code] ?? []
      back += (await kind.move(tx, ids, { fromId: toId, toId: fromId })).length
    }
    for (const role of moved.roles) {
      if (role.givenId !== null) await takeGivenRole(tx, role.givenId, dayBefore(today()))
      if (await giveBackEnd(tx, role, dayBefore(found.effectiveOn))) back += 1
    }
    await saveUndone(tx, id)
    return { back, wasPlanned: found.carriedOutAt === null }
  })
}
