import { moneySourceCodes, type MoneySource } from './money-sources.ts'
import type { SchemeDraft } from './model.ts'

/** One output of the form, as typed. */
export type OutputText = {
  readonly indicator: string
  readonly planned: string
  readonly actual: string
}

/** The form of a scheme as typed; it comes back whole when something is wrong. */
export type SchemeFormText = {
  readonly title: string
  readonly kind: string
  readonly tier: string
  readonly isFlagship: boolean
  readonly isGroup: boolean
  /** `63:83` */
  readonly province: string
  readonly placeDetail: string
  /** One establishment a line. */
  readonly establishments: string
  readonly implementer: string
  readonly yearFrom: string
  readonly yearTo: string
  readonly status: string
  readonly documentNumber: string
  readonly sourceUrl: string
  readonly sourceNote: string
  readonly note: string
  readonly money: Readonly<
    Record<MoneySource, { readonly planned: string; readonly actual: string }>
  >
  readonly outputs: readonly OutputText[]
}

const spareOutputs = 3
// The form takes typed text in one language, as amounts do.
const unknownAmount = 'chưa rõ'
const emptyOutput: OutputText = { indicator: '', planned: '', actual: '' }

/** The form of a scheme on record, or the empty one; amounts as grouped đồng. */
export function formTextOf(draft: SchemeDraft | null): SchemeFormText {
  return {
    title: draft?.title ?? '',
    kind: draft?.activityKind ?? '',
    tier: draft?.fundTier ?? '',
    isFlagship: draft?.isFlagship ?? false,
    isGroup: draft?.isGroup ?? false,
    province: draft ? `${draft.place.list}:${draft.place.provinceCode}` : '',
    placeDetail: draft?.place.detail ?? '',
    establishments: draft?.establishments.join('\n') ?? '',
    implementer: draft?.implementer ?? '',
    yearFrom: draft?.yearFrom?.toString() ?? '',
    yearTo: draft?.yearTo?.toString() ?? '',
    status: draft?.status ?? 'unknown',
    documentNumber: draft?.documentNumber ?? '',
    sourceUrl: draft?.sourceUrl ?? '',
    sourceNote: draft?.sourceNote ?? '',
    note: draft?.note ?? '',
    money: moneyTexts((source) => {
      const line = draft?.money.find((one) => one.source === source)
      // A source is on record even when none of its amounts is known; two empty boxes would say there is no such source.
      const isNamedOnly = line?.plannedDong === null && line.actualDong === null
      return {
        planned: isNamedOnly ? unknownAmount : grouped(line?.plannedDong),
        actual: grouped(line?.actualDong),
      }
    }),
    outputs: withSpareRows(
      draft?.outputs.map(({ indicator, planned, actual }) => ({
        indicator,
        planned: planned?.replace('.', ',') ?? '',
        actual: actual?.replace('.', ',') ?? '',
      })) ?? [],
    ),
  }
}

/** Output rows with some empty ones after them, to be filled without scripts. */
export function withSpareRows(outputs: readonly OutputText[]): OutputText[] {
  return [...outputs, ...Array.from({ length: spareOutputs }, () => emptyOutput)]
}

/** A text pair for every source of money. */
export function moneyTexts<T>(of: (source: MoneySource) => T): Record<MoneySource, T> {
  return Object.fromEntries(moneySourceCodes.map((source) => [source, of(source)])) as Record<
    MoneySource,
    T
  >
}

function grouped(amount: bigint | null | undefined): string {
  return amount?.toString().replace(/\B(?=(\d{3})+$)/g, '.') ?? ''
}
