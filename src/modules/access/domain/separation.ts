import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'

/**
 * Separation of duties: who may not do a thing although their role may, because of what they did or where they belong.
 * A right of the table is asked first; these are asked with the record in hand, and each says why. The articles name who does
 * each step; that nobody does two of them on one record is drawn from that.
 */
export const separations = {
  wroteIt: {
    vi: 'Người viết đề án không thẩm định đề án đó.',
    en: 'Who wrote a scheme does not appraise it.',
    cites: 'Thông tư 36/2013/TT-BCT, Điều 8, 9',
  },
  ownUnitWroteIt: {
    vi: 'Đơn vị lập đề án không thẩm định đề án của mình.',
    en: 'The unit that wrote a scheme does not appraise it.',
    cites: 'Thông tư 36/2013/TT-BCT, Điều 8, 9',
  },
  belongsToEntrant: {
    vi: 'Giám khảo không chấm sản phẩm của cơ sở hoặc trung tâm mà mình thuộc về.',
    en: 'A jury member scores no product of an establishment or centre they belong to.',
    cites: 'Thông tư 26/2014/TT-BCT, Điều 16',
  },
  requestedIt: {
    vi: 'Người đề nghị tạm ứng không xác nhận khối lượng cho đề nghị đó.',
    en: 'Who requested an advance does not confirm the volume for it.',
    cites: 'Thông tư 36/2013/TT-BCT, Điều 13–16',
  },
  ownUnitRequestedIt: {
    vi: 'Đơn vị đề nghị tạm ứng không xác nhận khối lượng cho đề nghị đó.',
    en: 'The unit that requested an advance does not confirm the volume for it.',
    cites: 'Thông tư 36/2013/TT-BCT, Điều 13–16',
  },
  ownAdjustment: {
    vi: 'Không ai duyệt điều chỉnh do chính mình đề nghị.',
    en: 'Nobody approves an adjustment they asked for themselves.',
    cites: 'Thông tư 36/2013/TT-BCT, Điều 11',
  },
  ownUnitsAdjustment: {
    vi: 'Đơn vị đề nghị điều chỉnh không tự duyệt điều chỉnh đó.',
    en: 'The unit that asked for an adjustment does not approve it.',
    cites: 'Thông tư 36/2013/TT-BCT, Điều 11',
  },
  ownData: {
    vi: 'Không ai quyết định yêu cầu về dữ liệu cá nhân của chính mình.',
    en: 'Nobody decides on a request about their own data.',
    cites: 'Luật 91/2025/QH15, Điều 4',
  },
  adminDecidesNothing: {
    vi: 'Người quản trị hệ thống không quyết định việc nghiệp vụ.',
    en: 'An administrator of the system decides nothing of the programme.',
    cites: 'Nghị định 45/2012/NĐ-CP, Điều 15, 16',
  },
} as const satisfies Readonly<
  Record<string, { readonly vi: string; readonly en: string; readonly cites: string }>
>
export type SeparationCode = keyof typeof separations

/** A person, and every unit and establishment they belong to today, in whichever role. */
export type Party = {
  readonly personId: string
  readonly unitIds: readonly string[]
  readonly establishmentIds: readonly string[]
  /** Whether the role they act in is that of an administrator. */
  readonly isAdmin: boolean
}

/** Who did the earlier step: the person, and the unit they did it for. */
export type Doer = { readonly personId: string; readonly unitId: string }

/** May this person appraise a scheme these people wrote? Whoever changed it counts as its writer. */
export function decideAppraiser(
  party: Party,
  writers: readonly Doer[],
): Decision<Party, SeparationCode> {
  return decided(party, notBy(party, writers, 'wroteIt', 'ownUnitWroteIt'))
}

/** What a jury looks at: the establishment that made the product, and the unit that helps it enter. */
export type Entrant = { readonly establishmentId: string; readonly supportUnitId: string | null }

/** May this person score a product of this entrant? */
export function decideJuror(party: Party, entrant: Entrant): Decision<Party, SeparationCode> {
  const { establishmentId, supportUnitId } = entrant
  const belongs =
    party.establishmentIds.includes(establishmentId) ||
    (supportUnitId !== null && party.unitIds.includes(supportUnitId))
  return decided(party, belongs ? ['belongsToEntrant'] : [])
}

/** May this person confirm the volume of work an advance was requested for? */
export function decideConfirmer(party: Party, requester: Doer): Decision<Party, SeparationCode> {
  return decided(party, notBy(party, [requester], 'requestedIt', 'ownUnitRequestedIt'))
}

/** May this person approve an adjustment that was asked for? */
export function decideAdjuster(party: Party, requester: Doer): Decision<Party, SeparationCode> {
  return decided(party, notBy(party, [requester], 'ownAdjustment', 'ownUnitsAdjustment'))
}

/** May this person take a decision of the programme at all? */
export function decideDecider(party: Party): Decision<Party, SeparationCode> {
  return decided(party, [])
}

// Every one of these is a decision of the programme, so an administrator takes none of them.
function decided(
  party: Party,
  against: readonly SeparationCode[],
): Decision<Party, SeparationCode> {
  const codes: readonly SeparationCode[] = party.isAdmin
    ? [...against, 'adminDecidesNothing']
    : against
  return codes.length === 0 ? allow(party) : refuse(codes.map(reasonOf))
}

function notBy(
  { personId, unitIds }: Party,
  doers: readonly Doer[],
  person: SeparationCode,
  unit: SeparationCode,
): SeparationCode[] {
  const isPerson = doers.some((doer) => doer.personId === personId)
  const isUnit = doers.some((doer) => unitIds.includes(doer.unitId))
  return [...(isPerson ? [person] : []), ...(isUnit ? [unit] : [])]
}

const reasonOf = (code: SeparationCode): Reason<SeparationCode> => ({
  code,
  cites: separations[code].cites,
})
