import { refuse, type Decision } from '#core/decision.ts'
import { Failure } from '#core/failure.ts'
import type { PlainDate } from '#core/plain-date.ts'
import { noteEvent } from '#platform/audit/note-event.ts'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import type { Tx } from '#platform/db/transact.ts'
import { writeMail } from '#platform/mail/outbox.ts'
import { forgetLinks, newPasswordLink } from '#platform/sign-in/password-link.ts'
import { forgetSecondSteps } from '#platform/sign-in/second-steps.ts'
import { endSessions } from '#platform/sign-in/session.ts'
import {
  decidePersonState,
  decideRole,
  type Manager,
  type PersonStateReason,
  type RoleReason,
} from '../domain/manage-roles.ts'
import { isRole } from '../domain/roles.ts'
import { decidePersonTexts, type PersonTextReason } from '../domain/person-texts.ts'
import { requireSeen } from '../queries/find-person.ts'
import { insertHoldings, insertPeople } from '../store.ts'
import {
  countOtherAdministrators,
  findDatedUnit,
  isEmailTaken,
  loadHoldings,
  lockPerson,
  saveInvited,
  savePersonState,
  savePersonTexts,
  type StoredPerson,
} from '../store/people.ts'
import { asManager } from './manager.ts'

const invitationMinutes = 7 * 24 * 60

/** What an invitation says, and the address of the product its link is of. */
export type InvitationMail = {
  readonly subject: string
  readonly body: string
  readonly origin: string
}

/** Somebody as a form invites them. */
export type InvitePerson = {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly unitId: string
  readonly validFrom: PlainDate
  /** The last day of the role, where it is known already. */
  readonly validTo?: PlainDate | null
  readonly key: string
}

export type InviteReason = PersonTextReason | RoleReason | 'email-taken' | 'unit-missing'

/** Enters somebody with a role, and mails them a link to set their password, good for a week. */
export async function invitePerson(
  { key, ...asked }: InvitePerson,
  mail: InvitationMail,
): Promise<Decision<{ readonly id: string }, InviteReason>> {
  const texts = decidePersonTexts(asked)
  return asManager('person.invite', (tx, manager) =>
    once(tx, { key, request: asked }, async () => {
      const id = newId()
      const unit = await findDatedUnit(tx, asked.unitId)
      const days = { validFrom: asked.validFrom, validTo: asked.validTo ?? null }
      const role = unit && decideRole(manager, { ...asked, ...days, personId: id, unit }, [])
      const isTaken = texts.allowed && (await isEmailTaken(tx, texts.fact.email))
      if (!texts.allowed || !role?.allowed || isTaken)
        return refuse<InviteReason>([
          ...(texts.allowed ? [] : texts.reasons),
          ...(isTaken ? [{ code: 'email-taken', field: 'email' } as const] : []),
          ...(unit ? [] : [{ code: 'unit-missing', field: 'unit' } as const]),
          // Without a unit no role can be judged; whether one was chosen can be told.
          ...(unit || isRole(asked.role) ? [] : [{ code: 'role-unknown', field: 'role' } as const]),
          ...(role && !role.allowed ? role.reasons : []),
        ])
      await insertPeople(tx, [{ id, ...texts.fact, isDemo: false }])
      const { fact } = role
      await insertHoldings(tx, [{ ...fact, id: newId(), unitId: asked.unitId, because: null }])
      await mailInvitation(tx, { id, email: texts.fact.email }, mail)
      return { allowed: true, fact: { id }, warnings: [] } as const
    }),
  )
}

async function mailInvitation(
  tx: Tx,
  { id, email }: Pick<StoredPerson, 'id' | 'email'>,
  { origin, ...words }: InvitationMail,
): Promise<void> {
  const link = await newPasswordLink(tx, { personId: id, origin, validMinutes: invitationMinutes })
  await writeMail(tx, { personId: id, receiver: email, ...words, link })
  await saveInvited(tx, id)
}

/**
 * Mails an invitation anew; the link of the one before is worth nothing.
 * @throws {Failure} not-found; conflict, when the person has come in already or was shut out
 */
export async function inviteAgain(
  personId: string,
  mail: InvitationMail,
): Promise<Decision<unknown, PersonStateReason>> {
  await requireSeen(personId)
  return asManager('person.invite', async (tx, manager) => {
    const person = await lockPerson(tx, personId)
    const held = await loadHoldings(tx, personId)
    const decision = decidePersonState(
      manager,
      { id: personId, held },
      { because: null, otherAdministrators: 1 },
    )
    if (!decision.allowed) return decision
    if (!isInvited(person) || person.deactivatedAt)
      throw new Failure('conflict', `person ${personId} is not invited`)
    await mailInvitation(tx, person, mail)
    return decision
  })
}

/** Whether somebody was invited and has not come yet. */
export const isInvited = (person: Pick<StoredPerson, 'invitedAt' | 'emailVerified'>) =>
  person.invitedAt !== null && !person.emailVerified

/** How a form shuts somebody out (with a reason) or lets them in again (without one). */
export type PersonState = {
  readonly id: string
  readonly version: number
  readonly because: string | null
}

/**
 * Shuts a person out: their sessions end at once and their links open nothing; the roles stay on record. Or lets them in again.
 * @throws {Failure} not-found; stale
 */
export async function changePersonState({
  id,
  version,
  because,
}: PersonState): Promise<Decision<{ readonly version: number }, PersonStateReason>> {
  await requireSeen(id)
  return asManager('person.deactivate', async (tx, manager) => {
    const person = await lockPerson(tx, id)
    requireVersion(person, version)
    const decision = decidePersonState(
      manager,
      { id, held: await loadHoldings(tx, id) },
      { because, otherAdministrators: await countOtherAdministrators(tx, id) },
    )
    if (!decision.allowed) return decision
    await savePersonState(tx, id, decision.fact.because)
    if (because !== null) {
      await endSessions(tx, id)
      await forgetLinks(tx, id)
    }
    return { allowed: true, fact: { version: version + 1 }, warnings: [] } as const
  })
}

/** Ends every session of a person; says how many there were. */
export async function signOutPerson(
  id: string,
): Promise<Decision<{ readonly ended: number }, PersonStateReason>> {
  await requireSeen(id)
  return asManager('session.end', async (tx, manager) => {
    const decision = await decideManaged(tx, manager, id)
    if (!decision.allowed) return decision
    const ended = await endSessions(tx, id)
    await noteEvent(tx, { kind: 'signedOut', id, chain: 'central', what: { sessions: ended } })
    return { allowed: true, fact: { ended }, warnings: [] } as const
  })
}

/**
 * Takes the authenticator, the recovery codes and the passkeys of somebody away who lost them: they come in by their password
 * and set them up anew. Their sessions end, and they are told by mail, in case it was not they who asked.
 */
export async function takeSecondStepsOff(
  id: string,
  notice: { readonly subject: string; readonly body: string },
): Promise<Decision<{ readonly ended: number }, PersonStateReason>> {
  await requireSeen(id)
  return asManager('person.change', async (tx, manager) => {
    const { email } = await lockPerson(tx, id)
    if (id === manager.personId) return refuse<PersonStateReason>([{ code: 'oneself', field: '_' }])
    const decision = await decideManaged(tx, manager, id)
    if (!decision.allowed) return decision
    await forgetSecondSteps(tx, id)
    const ended = await endSessions(tx, id)
    const what = { what: 'second steps removed' }
    await noteEvent(tx, { kind: 'credentialChanged', id, chain: 'central', what })
    await writeMail(tx, { personId: id, receiver: email, ...notice })
    return { allowed: true, fact: { ended }, warnings: [] } as const
  })
}

/** Whether whoever acts manages all that somebody holds. */
async function decideManaged(tx: Tx, manager: Manager, id: string) {
  const person = { id, held: await loadHoldings(tx, id) }
  return decidePersonState(manager, person, { because: null, otherAdministrators: 1 })
}

/** How a form writes a person. */
export type ChangePerson = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly email: string
}

export type ChangeReason = PersonTextReason | PersonStateReason | 'email-taken'

/**
 * Writes how a person is called and where mails to them go. Another address is another door: links mailed before open nothing.
 * @throws {Failure} not-found; stale, with what stands there now
 */
export async function changePerson({
  id,
  version,
  ...given
}: ChangePerson): Promise<Decision<{ readonly version: number }, ChangeReason>> {
  await requireSeen(id)
  const texts = decidePersonTexts(given)
  return asManager('person.change', async (tx, manager) => {
    const person = await lockPerson(tx, id)
    requireVersion(person, version)
    const state = await decideManaged(tx, manager, id)
    const isTaken = texts.allowed && (await isEmailTaken(tx, texts.fact.email, id))
    if (!texts.allowed || !state.allowed || isTaken)
      return refuse<ChangeReason>([
        ...(texts.allowed ? [] : texts.reasons),
        ...(state.allowed ? [] : state.reasons),
        ...(isTaken ? [{ code: 'email-taken', field: 'email' } as const] : []),
      ])
    await savePersonTexts(tx, id, texts.fact)
    if (texts.fact.email !== person.email) await forgetLinks(tx, id)
    return { allowed: true, fact: { version: version + 1 }, warnings: [] } as const
  })
}

function requireVersion(person: StoredPerson, version: number): void {
  if (person.version === version) return
  throw new Failure('stale', `person ${person.id} is at version ${person.version}`, {
    says: 'Người này vừa được người khác sửa. Hãy so sánh rồi lưu lại.',
    detail: { version: person.version, name: person.name, email: person.email },
  })
}
