import { refuse, type Decision } from '#core/decision.ts'
import { Failure } from '#core/failure.ts'
import {
  closeAccount,
  correctPerson,
  personAskedAbout,
  type PersonAskedAbout,
} from '#modules/access/api.server.ts'
import { isHeldOrToCome } from '#modules/access/model.ts'
import { today } from '#platform/clock.ts'
import { currentActing } from '#platform/db/acting.ts'
import type { Tx } from '#platform/db/transact.ts'
import { writeMail } from '#platform/mail/outbox.ts'
import { decideAnswer, type DecideReason } from '../domain/requests.ts'
import { without } from '../domain/erasure-plan.ts'
import { eraseAddress } from '../store/erase.ts'
import { lockRequest, saveDecided, type StoredRequest } from '../store/requests.ts'
import { withdrawAll } from './consents.ts'
import { asDecider, reaches, receiverOf, type Decider } from './decider.ts'
import { erasePerson } from './erase-person.ts'

/** How a form decides a request. */
export type DecideRequest = {
  readonly id: string
  readonly version: number
  readonly outcome: 'granted' | 'refused'
  readonly answer: string
}

/** What the answer mailed to a person says, in their language. */
export type AnswerMail = (
  locale: 'vi' | 'en',
  request: StoredRequest,
  decided: Pick<DecideRequest, 'outcome' | 'answer'>,
) => { readonly subject: string; readonly body: string }

type Carried = Readonly<Record<string, number>>

const closedBecause = 'Hạn chế xử lý dữ liệu theo yêu cầu của người có dữ liệu'

/**
 * Decides a request and carries it out, whole or not at all; whoever asked is told by mail where an address is known, and who decides
 * is told whether there was one.
 * @throws {Failure} not-found, when it is beyond reach; stale, when it was decided or changed meanwhile
 */
export function decideRequest(
  one: DecideRequest,
  mail: AnswerMail,
): Promise<Decision<{ readonly isTold: boolean }, DecideReason>> {
  const { id, outcome } = one
  return asDecider('privacy.decide', async (tx, decider) => {
    const { request, person, decision } = await judge(tx, decider, one)
    if (!decision.allowed) return decision
    const done = outcome === 'granted' ? await carryOut(tx, request, person) : nothing
    if (!done.allowed) return done
    const { carried, values } = done.fact
    const kept = without(decision.fact.answer, values)
    await saveDecided(tx, id, { state: outcome, answer: kept, carried, by: currentActing().actor })
    const said = { outcome, answer: decision.fact.answer }
    const isTold = await tell(tx, request, person, mail, said)
    return { allowed: true, fact: { isTold }, warnings: [] }
  })
}

/**
 * Whether a request may be decided so; nothing is done. Whoever would be refused is told before they show again who they are.
 * @throws {Failure} not-found, when it is beyond reach; stale, when it was decided or changed meanwhile
 */
export function judgeRequest(
  one: DecideRequest,
): Promise<Decision<{ readonly answer: string }, DecideReason>> {
  return asDecider(
    'privacy.decide',
    async (tx, decider) => (await judge(tx, decider, one)).decision,
  )
}

async function judge(tx: Tx, decider: Decider, { id, version, outcome, answer }: DecideRequest) {
  const request = await lockRequest(tx, id)
  if (!request || !reaches(decider, request.provinceId))
    throw new Failure('not-found', `request ${id}`)
  requireOpen(request, version)
  const about = request.personId === null ? null : await personAskedAbout(tx, request.personId)
  const decision = decideAnswer(
    request.kind,
    { outcome, answer },
    {
      deciderId: decider.personId,
      personId: request.personId,
      isErased: Boolean(about?.person.erasedAt),
      rolesHeld: about?.held.filter((role) => isHeldOrToCome(today(), role)) ?? [],
      isAddressFromElsewhere:
        request.personId !== null && request.newEmail !== null && request.channel !== 'account',
      mayChangePeople: decider.mayChangePeople,
    },
  )
  return { request, person: about?.person ?? null, decision }
}

const nothing = { allowed: true, fact: { carried: {}, values: [] }, warnings: [] } as const

function requireOpen(request: StoredRequest, version: number): void {
  if (request.state === 'open' && request.version === version) return
  throw new Failure('stale', `request ${request.id} is ${request.state}`, {
    says: 'Yêu cầu này vừa được trả lời, rút lại hoặc thay đổi. Hãy tải lại trang để xem.',
  })
}

type Done = Decision<
  { readonly carried: Carried; readonly values: readonly string[] },
  DecideReason
>

/** Does what was granted. What cannot be done by the program is done by whoever keeps the record, and the answer says so. */
async function carryOut(
  tx: Tx,
  request: StoredRequest,
  person: PersonAskedAbout | null,
): Promise<Done> {
  const done = (carried: Carried, values: readonly string[] = []): Done => ({
    allowed: true,
    fact: { carried, values },
    warnings: [],
  })
  if (person === null)
    return request.kind === 'erasure' && request.contact?.includes('@')
      ? done({ mail_outbox: await eraseAddress(tx, request.contact) })
      : done({})
  if (request.kind !== 'access' && request.kind !== 'correction')
    await withdrawAll(tx, person.id, request.channel, request.id)
  if (request.kind === 'erasure') {
    const { carried, values } = await erasePerson(tx, person)
    return done(carried, values)
  }
  if (request.kind === 'restriction') {
    await closeAccount(tx, person.id, closedBecause)
    return done({ person: 1 })
  }
  if (request.kind === 'correction') {
    const corrected = await correctPerson(tx, person, {
      name: request.newName,
      email: request.newEmail,
      phone: request.newPhone,
    })
    return corrected.allowed ? done({ person: 1 }) : refuse(corrected.reasons)
  }
  return done({})
}

// The address is that of before: of an erased person it stands in this one mail, until it is sent.
async function tell(
  tx: Tx,
  request: StoredRequest,
  person: PersonAskedAbout | null,
  mail: AnswerMail,
  decided: Pick<DecideRequest, 'outcome' | 'answer'>,
): Promise<boolean> {
  const receiver = receiverOf(person, request.contact)
  if (receiver === null) return false
  await writeMail(tx, {
    ...(person && { personId: person.id }),
    receiver,
    ...mail(person?.locale ?? 'vi', request, decided),
    isForgottenWhenSent: request.kind === 'erasure' && decided.outcome === 'granted',
  })
  return true
}
