import { Failure } from '#core/failure.ts'
import type { Reason } from '#core/decision.ts'
import { may } from '#modules/access/api.server.ts'
import type { Holding } from '#modules/access/model.ts'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import { transact } from '#platform/db/transact.ts'
import { decideKey, type KeyForm, type KeyReasonCode } from '../domain/decide-key.ts'
import { keyScopeNames } from '../domain/scopes.ts'
import { newKeyText } from '../key-text.ts'
import { countKeysInUse, insertKey } from '../store.ts'
import { keyWorld } from '../key-world.ts'

/** What a person sends to make a key. */
export type MakeKey = {
  readonly form: KeyForm
  /** The role it acts in: the one its maker acts in now. */
  readonly holding: Pick<Holding, 'id'>
  /** The form's key: sent twice, one key is made. */
  readonly key: string
}

export type MakeKeyOutcome =
  /** The text is told here and nowhere else, ever. */
  | { readonly outcome: 'made'; readonly id: string; readonly text: string }
  /** The form was sent before: its key is there, and its text is told no more. */
  | { readonly outcome: 'madeBefore'; readonly id: string }
  | { readonly outcome: 'refused'; readonly reasons: readonly Reason<KeyReasonCode>[] }

/** Makes a key for a machine. */
export async function makeKey({ form, holding, key }: MakeKey): Promise<MakeKeyOutcome> {
  return transact({ act: 'key.make' }, async (tx, { personId }): Promise<MakeKeyOutcome> => {
    const made = newKeyText(keyWorld())
    const own = newId()
    const decided = decideKey(form, {
      mayDo: new Set(keyScopeNames.filter((scope) => may(scope))),
      inUse: await countKeysInUse(tx),
    })
    if (!decided.allowed) return { outcome: 'refused', reasons: decided.reasons }
    const { id } = await once(tx, { key, request: form }, async () => {
      const kept = { ...decided.fact, id: own, holdingId: holding.id, personId: personId ?? '' }
      if (!(await insertKey(tx, kept, made)))
        throw new Failure('forbidden', `key.make in holding ${holding.id}`)
      return { id: own }
    })
    return id === own ? { outcome: 'made', id, text: made.text } : { outcome: 'madeBefore', id }
  })
}
