import type { Reason } from '#core/decision.ts'
import { activityKinds, fundTiers, moneySources, type SchemeDraft } from '../model.ts'
import type { WarningCode } from '../scheme-reasons.ts'

type Warning = Reason<WarningCode>

/** Support below or above these is rarely what was meant; usually the unit was mistaken. */
const usualSupportDong = { least: 1_000_000n, most: 50_000_000_000n } as const

const firstYear = 2004
const lastYearOf63 = 2025

/** What the person should look at once more before the scheme is saved. */
export function warningsOf(
  draft: SchemeDraft,
  { thisYear }: { readonly thisYear: number },
): Warning[] {
  return [
    ...draft.money.flatMap((line) => moneyWarnings(draft, line)),
    ...tierWarnings(draft),
    ...yearWarnings(draft, thisYear),
    ...indicatorWarnings(draft),
  ]
}

function moneyWarnings(draft: SchemeDraft, line: SchemeDraft['money'][number]): Warning[] {
  const word = moneySources[line.source]
  const found: Warning[] = []
  for (const [part, amount] of [
    ['plannedDong', line.plannedDong],
    ['actualDong', line.actualDong],
  ] as const) {
    if (amount === null || amount === 0n) continue
    const about = {
      field: `money.${line.source}.${part}`,
      detail: { source: word.vi, amount: grouped(amount) },
    }
    if (amount < usualSupportDong.least) found.push({ code: 'moneySmall', ...about })
    if (word.isSupport && amount > usualSupportDong.most)
      found.push({ code: 'moneyLarge', ...about })
  }
  if (line.plannedDong !== null && line.actualDong !== null && line.actualDong > line.plannedDong) {
    found.push({
      code: 'actualAbovePlan',
      field: `money.${line.source}.actualDong`,
      detail: { source: word.vi },
    })
  }
  const end = 'toYear' in word ? word.toYear : undefined
  if (end !== undefined && draft.yearFrom !== null && draft.yearFrom > end) {
    const detail = { source: word.vi, year: String(end) }
    found.push({ code: 'sourceNotYetOrOver', field: `money.${line.source}`, detail })
  }
  return found
}

function tierWarnings({ fundTier, money, status }: SchemeDraft): Warning[] {
  const found: Warning[] = []
  const withAmount = money.filter((line) => line.plannedDong !== null || line.actualDong !== null)
  if (
    fundTier &&
    withAmount.length > 0 &&
    !withAmount.some((line) => moneySources[line.source].tier === fundTier)
  ) {
    found.push({
      code: 'tierWithoutMoney',
      field: 'fundTier',
      detail: { tier: fundTiers[fundTier].vi.toLowerCase() },
    })
  }
  if (status === 'settled' && !money.some((line) => line.actualDong !== null)) {
    found.push({ code: 'actualMissing', field: 'status' })
  }
  if (withAmount.length > 0) found.push({ code: 'normNotChecked', field: 'money' })
  return found
}

function yearWarnings(
  { yearFrom, yearTo, place, isFlagship }: SchemeDraft,
  thisYear: number,
): Warning[] {
  const year = yearFrom ?? yearTo
  if (year === null) return [{ code: 'yearMissing', field: 'yearFrom' }]
  const found: Warning[] = []
  if (year < firstYear || year > thisYear + 5) {
    const detail = { year: String(year), from: String(firstYear), to: String(thisYear + 5) }
    found.push({ code: 'yearUnusual', field: 'yearFrom', detail })
  }
  if (place.list === 63 ? year > lastYearOf63 : year < lastYearOf63) {
    found.push({
      code: 'placeNotOfYear',
      field: 'place',
      detail: { year: String(year), list: String(place.list) },
    })
  }
  if (isFlagship && yearFrom !== null && yearTo === yearFrom)
    found.push({ code: 'flagshipOneYear', field: 'isFlagship' })
  return found
}

// The catalogue's letters follow the groups of Điều 4; M, S and R measure any kind.
const letterOfGroup = {
  '1': 'A',
  '2': 'B',
  '3': 'C',
  '4': 'D',
  '5': 'E',
  '6': 'F',
  '7': 'G',
  '8': 'H',
  '9': 'K',
} as const

function indicatorWarnings({ activityKind, outputs }: SchemeDraft): Warning[] {
  if (activityKind === null) return []
  const group = activityKinds[activityKind].group.slice(0, 1) as keyof typeof letterOfGroup
  return outputs
    .filter(
      ({ indicator }) => !['M', 'S', 'R', letterOfGroup[group]].includes(indicator.slice(0, 1)),
    )
    .map(
      ({ indicator }) =>
        ({ code: 'indicatorOfOtherKind', field: 'outputs', detail: { code: indicator } }) as const,
    )
}

function grouped(amount: bigint): string {
  return amount.toString().replace(/\B(?=(\d{3})+$)/g, '.')
}
