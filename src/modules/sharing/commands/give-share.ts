import type { Reason } from '#core/decision.ts'
import { Failure } from '#core/failure.ts'
import { findSchemes } from '#modules/schemes/api.server.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import { currentActing } from '#platform/db/acting.ts'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { decideShare, type ShareDraft } from '../domain/decide-share.ts'
import { shareLimits, type ShareReasonCode } from '../reasons.ts'
import { insertShare } from '../store.ts'

/** What came of it: the share, or every reason against. */
export type ShareOutcome =
  | { readonly outcome: 'given'; readonly id: string }
  | { readonly outcome: 'refused'; readonly reasons: readonly Reason<ShareReasonCode>[] }

/** Lets another province read records of the province of whoever acts. Sent twice, it is given once. */
export async function giveShare(
  draft: ShareDraft & { readonly key: string },
): Promise<ShareOutcome> {
  const { key, ...given } = draft
  const entered = {
    ...given,
    schemeIds: [...new Set(given.schemeIds.map((id) => id.toLowerCase()))],
  }
  return transact({ act: 'share.give' }, async (tx, standing): Promise<ShareOutcome> => {
    const [fromProvinceId] = standing.provinceIds
    if (fromProvinceId === undefined) throw new Failure('forbidden', 'share without a province')
    const decision = decideShare(entered, {
      today: today(),
      fromProvinceId,
      provinceExists: findProvince({ list: 34, code: entered.toProvinceId }) !== undefined,
      ownSchemeIds: await ownAmong(tx, entered.schemeIds, fromProvinceId),
    })
    if (!decision.allowed) return { outcome: 'refused', reasons: decision.reasons }
    const { id } = await once(tx, { key, request: entered }, async () => {
      const made = { id: newId() }
      const { actor: by, as } = currentActing()
      await insertShare(tx, { ...made, fromProvinceId, given: { by, as }, share: decision.fact })
      return made
    })
    return { outcome: 'given', id }
  })
}

async function ownAmong(
  tx: Tx,
  schemeIds: readonly string[],
  provinceId: string,
): Promise<ReadonlySet<string>> {
  const found = await findSchemes(tx, schemeIds.slice(0, shareLimits.schemes))
  const own = [...found.values()].filter(
    (scheme) => scheme.provinceId === provinceId && scheme.deletedAt === null,
  )
  return new Set(own.map(({ id }) => id))
}
