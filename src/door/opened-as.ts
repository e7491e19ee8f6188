import { createHash } from 'node:crypto'
import { Failure } from '#core/failure.ts'
import type { Holding } from '#modules/access/model.ts'
import { m } from '#text/generated/messages.js'
import { roleSaid } from './role-said.ts'
import type { Present } from './who.ts'

const field = 'openedAs'

type Opener = Pick<Present, 'session' | 'holding' | 'holdings'>

/** Who opened a page and in which role, as its forms bring it back (`OpenedAs.svelte`); it names neither. */
export const openedAs = ({ session, holding }: Opener): string => tagOf(session.personId, holding)

const tagOf = (personId: string, holding: Holding | null) =>
  createHash('sha256')
    .update(`${personId} ${holding?.id ?? ''}`)
    .digest('base64url')
    .slice(0, 12)

/**
 * Who opened the page of a form that is sent by somebody else or in another role: what is done stands in the trail under the role it
 * is sent in, and another may have been chosen beside it. `null` for whoever sends their own, and for a form that does not say.
 */
export async function openedOtherwise(request: Request, present: Opener): Promise<string | null> {
  if (!isForm(request)) return null
  // What cannot be read is said by whoever asks for it.
  const form = await request.formData().catch(() => null)
  const opened = form?.get(field)
  form?.delete(field)
  return typeof opened === 'string' && opened !== openedAs(present) ? opened : null
}

const isForm = ({ headers }: Request) =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(
    headers.get('content-type')?.trim() ?? '',
  )

/** Why that form was not taken, and how it can be. */
export function openedOtherwiseFailure(
  opened: string | null,
  { session, holding, holdings }: Opener,
): Failure {
  const then = holdings.find((one) => tagOf(session.personId, one) === opened)
  const now = said(holding)
  return new Failure('conflict', 'the form was opened by somebody else or in another role', {
    says: then
      ? m.common_failure_other_role({ then: said(then), now })
      : m.common_failure_other_person({ name: session.personName, now }),
    detail: { canChooseRole: then !== undefined },
  })
}

const said = (holding: Holding | null) =>
  holding ? `${roleSaid(holding)}, ${holding.unit.name}` : m.common_failure_no_role()
