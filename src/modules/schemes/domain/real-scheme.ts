import type {
  ActivityKind,
  MoneySource,
  SchemeDraft,
  SchemeOrigin,
  SchemeStatus,
} from '../model.ts'
import { readMoney } from './read-money.ts'

/** A scheme as `data/kc/projects-real.json` has it. */
export type PrintedScheme = {
  readonly id: string
  readonly name: string
  readonly establishment: string | null
  readonly provinceCode63: string
  readonly district: string | null
  readonly year: number | null
  readonly kind: string
  readonly funding: string | null
  readonly amountVnd: number | null
  readonly totalInvestment: string | null
  readonly decision: string | null
  readonly status: string | null
  readonly sourceUrl: string | null
  readonly sourceNote: string | null
  readonly published: string | null
  readonly note: string | null
}

/** How a printed kind is read; reviewed by hand in `data/kc/scheme-kinds.json`. */
export type KindReading = {
  readonly printed: string
  readonly kind: ActivityKind | null
  readonly certain: boolean
  readonly why?: string
}

const statuses: Readonly<Record<string, SchemeStatus>> = {
  'nghiệm thu': 'accepted',
  'kế hoạch': 'inPlan',
  'đề nghị': 'idea',
}

const fundings = {
  'quốc gia': { tier: 'national', source: 'national' },
  'địa phương': { tier: 'local', source: 'provincial' },
  'địa phương (huyện)': { tier: 'local', source: 'district' },
} as const satisfies Record<string, { tier: 'national' | 'local'; source: MoneySource }>

const notEstablishments = /^(trung tâm|phòng|sở|chi cục) /i
const moneyWithoutPart = 'Nguồn không nói số tiền là kế hoạch hay thực hiện; ghi vào cột kế hoạch.'

/** A real record as a scheme: what the source does not say stays unknown. */
export function draftOfPrinted(printed: PrintedScheme, kinds: readonly KindReading[]): SchemeDraft {
  const reading = kinds.find((kind) => kind.printed === printed.kind)
  if (!reading)
    throw new Error(`Kind of ${printed.id} is not in scheme-kinds.json: ${printed.kind}`)
  const status = statuses[printed.status ?? ''] ?? 'unknown'
  const named = printed.establishment
  const isOffice = named !== null && notEstablishments.test(named)
  return {
    title: printed.name,
    activityKind: reading.kind,
    isFlagship: printed.kind === 'đề án điểm',
    isGroup: /đề án nhóm/i.test(printed.name),
    fundTier: fundingOf(printed)?.tier ?? null,
    place: {
      list: 63,
      provinceCode: printed.provinceCode63,
      districtCode: null,
      communeCode: null,
      detail: printed.district,
    },
    establishments: named === null || isOffice ? [] : [named],
    implementer: isOffice ? named : null,
    yearFrom: printed.year,
    yearTo: null,
    money: moneyOf(printed, status),
    outputs: [],
    status,
    documentNumber: printed.decision,
    sourceUrl: printed.sourceUrl,
    sourceNote:
      [printed.sourceNote, printed.published ? `đăng ${vietnameseDay(printed.published)}` : null]
        .filter(Boolean)
        .join('; ') || null,
    note: noteOf(printed, reading, status),
  }
}

/** What the source says beside, as printed. A sum named "đối ứng" is counterpart money, not the total. */
export function originOfPrinted({ id, kind, totalInvestment }: PrintedScheme): SchemeOrigin {
  const total = totalInvestment?.startsWith('đối ứng')
    ? null
    : (totalInvestment?.replace(/^(hơn|gần|trên|khoảng) /, '') ?? '')
  return {
    ref: id,
    kindAsPrinted: kind,
    totalInvestmentDong: total === null ? null : (readMoney(total) ?? null),
    totalInvestmentAsPrinted: totalInvestment,
  }
}

function moneyOf(printed: PrintedScheme, status: SchemeStatus): SchemeDraft['money'] {
  const funding = fundingOf(printed)
  if (printed.amountVnd === null)
    return funding ? [{ source: funding.source, plannedDong: null, actualDong: null }] : []
  const amount = BigInt(printed.amountVnd)
  const done = status === 'accepted'
  return [
    {
      source: funding?.source ?? 'unknown',
      plannedDong: done ? null : amount,
      actualDong: done ? amount : null,
    },
  ]
}

function noteOf(
  { note, amountVnd }: PrintedScheme,
  reading: KindReading,
  status: SchemeStatus,
): string | null {
  const parts = [
    note,
    reading.certain || !reading.why
      ? null
      : `Nội dung suy từ "${reading.printed}": ${reading.why}.`,
    amountVnd !== null && status === 'unknown' ? moneyWithoutPart : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.map((part) => part.replace(/[.;]$/, '')).join('. ') + '.' : null
}

function fundingOf({ funding }: PrintedScheme) {
  return funding !== null && funding in fundings
    ? fundings[funding as keyof typeof fundings]
    : undefined
}

// 2020-08-08, 2022-04 or 2018: as much as is known, the way offices write it.
function vietnameseDay(published: string): string {
  return published.split('-').reverse().join('/')
}
