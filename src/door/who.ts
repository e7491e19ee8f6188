import type { RequestEvent } from '@sveltejs/kit'
import { actingOf, holdingsOf, type Who } from '#modules/access/api.server.ts'
import type { Holding } from '#modules/access/model.ts'
import { originId } from '#platform/audit/origins.ts'
import { today } from '#platform/clock.ts'
import { asSystem, type Acting } from '#platform/db/acting.ts'
import { sessionOf, type SignedIn } from '#platform/sign-in/session.ts'
import { asksTwoSteps } from '#platform/sign-in/settings.ts'
import { addressOf, agentOf } from '#platform/sign-in/visit.ts'

/** Who is at the door, signed in: the session, the roles the person holds today, and the one they act in. */
export type Present = {
  readonly session: SignedIn
  readonly holdings: readonly Holding[]
  /** `null`: a person without a role is a citizen with a name. */
  readonly holding: Holding | null
  /** They hold roles, and act in none before they have shown a second step. */
  readonly owesSecondStep: boolean
  /** Where the request came from, as the audit trail names it. */
  readonly origin: string
}

/** Finds who sends a request; `null` for somebody not signed in. */
export async function whoIs(event: RequestEvent): Promise<Present | null> {
  const session = await sessionOf(event)
  if (!session) return null
  const held = await asSystem(() => holdingsOf(session.personId, today()))
  const owesSecondStep = held.length > 0 && asksTwoSteps() && !session.twoSteps
  const holdings = owesSecondStep ? [] : held
  const chosen = holdings.find(({ id }) => id === session.actingAs)
  return {
    session,
    holdings,
    holding: chosen ?? holdings[0] ?? null,
    owesSecondStep,
    origin: await originId({ address: addressOf(event), agent: agentOf(event), channel: 'page' }),
  }
}

/** What somebody may, as rights, the database and the audit trail see it. */
export function actingFor(present: Present | null): Acting {
  const who: Who | null = present && {
    personId: present.session.personId,
    holding: present.holding,
    origin: present.origin,
  }
  return actingOf(who)
}
