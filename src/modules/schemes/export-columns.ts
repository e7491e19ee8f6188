import { activityKinds } from './activity-kinds.ts'
import { moneySourceCodes, moneySources } from './money-sources.ts'
import type { SchemeDraft } from './model.ts'
import { fundTiers, schemeStatuses } from './words.ts'

/** A scheme with the names of its places, as a line of an exported list. */
export type SchemeLine = {
  readonly id: string
  readonly draft: SchemeDraft
  readonly province: string
  readonly district: string | null
  readonly commune: string | null
}

/** One column of the exported list: its heading is one that an import recognises. */
export type SchemeSheetColumn = {
  readonly header: string
  readonly kind: 'text' | 'money' | 'number' | 'decimal' | 'year'
  readonly width?: number
  readonly value: (line: SchemeLine) => string | number | bigint | null
}

const stages = [
  ['kế hoạch', 'plannedDong', 'planned'],
  ['thực hiện', 'actualDong', 'actual'],
] as const

const before: readonly SchemeSheetColumn[] = [
  { header: 'Mã đề án', kind: 'text', width: 38, value: ({ id }) => id },
  { header: 'Tên đề án', kind: 'text', width: 60, value: ({ draft }) => draft.title },
  {
    header: 'Nội dung hoạt động',
    kind: 'text',
    width: 30,
    value: ({ draft }) => draft.activityKind && activityKinds[draft.activityKind].vi,
  },
  {
    header: 'Cấp khuyến công',
    kind: 'text',
    value: ({ draft }) => draft.fundTier && fundTiers[draft.fundTier].vi,
  },
  { header: 'Tỉnh, thành phố', kind: 'text', value: ({ province }) => province },
  { header: 'Huyện', kind: 'text', value: ({ district }) => district },
  { header: 'Xã, phường', kind: 'text', value: ({ commune }) => commune },
  { header: 'Địa điểm', kind: 'text', value: ({ draft }) => draft.place.detail ?? null },
  {
    header: 'Cơ sở thụ hưởng',
    kind: 'text',
    width: 40,
    value: ({ draft }) => draft.establishments.join('; ') || null,
  },
  { header: 'Đơn vị thực hiện', kind: 'text', value: ({ draft }) => draft.implementer },
  { header: 'Năm bắt đầu', kind: 'year', value: ({ draft }) => draft.yearFrom },
  { header: 'Năm kết thúc', kind: 'year', value: ({ draft }) => draft.yearTo },
  {
    header: 'Tình trạng',
    kind: 'text',
    value: ({ draft }) => (draft.status === 'unknown' ? null : schemeStatuses[draft.status].vi),
  },
  {
    header: 'Đề án điểm',
    kind: 'text',
    width: 10,
    value: ({ draft }) => (draft.isFlagship ? 'x' : null),
  },
  {
    header: 'Đề án nhóm',
    kind: 'text',
    width: 10,
    value: ({ draft }) => (draft.isGroup ? 'x' : null),
  },
]

const money: readonly SchemeSheetColumn[] = moneySourceCodes.flatMap((source) =>
  stages.map(([stage, part]) => ({
    header: `${moneySources[source].vi} – ${stage} (đồng)`,
    kind: 'money' as const,
    value: ({ draft }) => draft.money.find((line) => line.source === source)?.[part] ?? null,
  })),
)

const after: readonly SchemeSheetColumn[] = [
  { header: 'Số văn bản', kind: 'text', value: ({ draft }) => draft.documentNumber },
  { header: 'Đường dẫn nguồn', kind: 'text', width: 60, value: ({ draft }) => draft.sourceUrl },
  { header: 'Nguồn tin', kind: 'text', width: 60, value: ({ draft }) => draft.sourceNote },
  { header: 'Ghi chú', kind: 'text', width: 40, value: ({ draft }) => draft.note },
]

/** The columns of an exported list, with those of the outputs that its schemes have. */
export function schemeSheetColumns(
  outputs: readonly { readonly code: string; readonly label: string }[],
): readonly SchemeSheetColumn[] {
  const counted = outputs.flatMap(({ code, label }) =>
    stages.map(([stage, , part]): SchemeSheetColumn => ({
      header: `${label} – ${stage} [${code}]`,
      kind: 'decimal',
      value: ({ draft }) => {
        const quantity = draft.outputs.find((output) => output.indicator === code)?.[part] ?? null
        return quantity === null ? null : Number(quantity)
      },
    })),
  )
  return [...before, ...money, ...counted, ...after]
}
