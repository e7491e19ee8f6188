import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'
import { asPlainDate, type PlainDate } from '#core/plain-date.ts'
import { shareLimits, type ShareReasonCode } from '../reasons.ts'

/** What a person sends to share records. */
export type ShareDraft = {
  readonly schemeIds: readonly string[]
  /** Code of today's province that may read them. */
  readonly toProvinceId: string
  readonly ground: string
  readonly documentNumber: string | null
  /** The last day, `YYYY-MM-DD`. */
  readonly endsOn: string
}

/** What must be known beside the draft to judge it. */
export type ShareContext = {
  readonly today: PlainDate
  readonly fromProvinceId: string
  readonly provinceExists: boolean
  /** Those of the schemes that are records of the giving province. */
  readonly ownSchemeIds: ReadonlySet<string>
}

/** A share that may be given. */
export type Share = Omit<ShareDraft, 'endsOn'> & { readonly endsOn: PlainDate }

/** Whether records may be shared so, with every reason against. */
export function decideShare(
  draft: ShareDraft,
  context: ShareContext,
): Decision<Share, ShareReasonCode> {
  const ends = asPlainDate(draft.endsOn)
  const reasons = [
    ...whichReasons(draft, context),
    ...toReasons(draft, context),
    ...groundReasons(draft),
    ...endReasons(ends, context),
  ]
  if (reasons.length > 0 || ends === undefined) return refuse(reasons)
  const ground = draft.ground.trim()
  return allow({ ...draft, ground, endsOn: ends })
}

type Refusal = Reason<ShareReasonCode>

function whichReasons({ schemeIds }: ShareDraft, { ownSchemeIds }: ShareContext): Refusal[] {
  if (schemeIds.length === 0) return [{ code: 'nothingChosen', field: 'schemes' }]
  if (schemeIds.length > shareLimits.schemes)
    return [{ code: 'tooMany', field: 'schemes', detail: { most: String(shareLimits.schemes) } }]
  return schemeIds.every((id) => ownSchemeIds.has(id))
    ? []
    : [{ code: 'notYours', field: 'schemes' }]
}

function toReasons(
  { toProvinceId }: ShareDraft,
  { provinceExists, fromProvinceId }: ShareContext,
): Refusal[] {
  if (!provinceExists) return [{ code: 'provinceMissing', field: 'to' }]
  return toProvinceId === fromProvinceId ? [{ code: 'withYourself', field: 'to' }] : []
}

function groundReasons({ ground, documentNumber }: ShareDraft): Refusal[] {
  const length = ground.trim().length
  const reasons: Refusal[] = []
  if (length < shareLimits.shortestGround) reasons.push({ code: 'groundMissing', field: 'ground' })
  if (length > shareLimits.longestGround)
    reasons.push({
      code: 'groundTooLong',
      field: 'ground',
      detail: { most: String(shareLimits.longestGround) },
    })
  if ((documentNumber ?? '').length > shareLimits.longestDocument)
    reasons.push({
      code: 'groundTooLong',
      field: 'document',
      detail: { most: String(shareLimits.longestDocument) },
    })
  return reasons
}

function endReasons(ends: PlainDate | undefined, { today }: ShareContext): Refusal[] {
  if (ends === undefined) return [{ code: 'endMissing', field: 'ends' }]
  if (ends < today) return [{ code: 'endPast', field: 'ends' }]
  const latest = `${Number(today.slice(0, 4)) + shareLimits.years}${today.slice(4)}`
  return ends > latest
    ? [{ code: 'endTooFar', field: 'ends', detail: { years: String(shareLimits.years) } }]
    : []
}
