import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'
import { moneySources, type SchemeDraft } from '../model.ts'
import type { RefusalCode, SchemeReasonCode } from '../scheme-reasons.ts'
import { warningsOf } from './scheme-warnings.ts'

/** What must be known beside the draft to judge it. */
export type SchemeContext = {
  readonly thisYear: number
  readonly provinceExists: boolean
  /** Whether the place lies where whoever writes may write: a provincial unit writes of its province. */
  readonly provinceIsTheirs: boolean
  readonly districtIsHere: boolean
  readonly communeIsHere: boolean
  readonly indicators: ReadonlySet<string>
}

type Refusal = Reason<RefusalCode>

/** The limits on what a scheme may say. */
const schemeLimits = {
  title: 500,
  text: 2_000,
  establishments: 200,
  dong: 100_000_000_000_000n,
} as const

/** Whether a scheme can be saved, with every reason against, or every thing to look at once more. */
export function decideScheme(
  draft: SchemeDraft,
  context: SchemeContext,
): Decision<SchemeDraft, SchemeReasonCode> {
  const reasons = [
    ...titleReasons(draft),
    ...placeReasons(draft, context),
    ...yearReasons(draft),
    ...moneyReasons(draft),
    ...outputReasons(draft, context),
    ...textReasons(draft),
  ]
  return reasons.length > 0 ? refuse(reasons) : allow(draft, warningsOf(draft, context))
}

function titleReasons({ title }: SchemeDraft): Refusal[] {
  if (title.trim() === '') return [{ code: 'titleMissing', field: 'title' }]
  return title.length > schemeLimits.title
    ? [{ code: 'titleTooLong', field: 'title', detail: { most: String(schemeLimits.title) } }]
    : []
}

function placeReasons({ place }: SchemeDraft, context: SchemeContext): Refusal[] {
  if (place.provinceCode === '') return [{ code: 'placeMissing', field: 'place' }]
  if (!context.provinceExists) {
    return [
      {
        code: 'placeUnknown',
        field: 'place',
        detail: { code: place.provinceCode, list: String(place.list) },
      },
    ]
  }
  if (!context.provinceIsTheirs) return [{ code: 'placeOutOfReach', field: 'place' }]
  const reasons: Refusal[] = []
  if (place.districtCode && !context.districtIsHere) {
    reasons.push({
      code: 'districtElsewhere',
      field: 'place',
      detail: { code: place.districtCode },
    })
  }
  if (place.communeCode && !context.communeIsHere) {
    reasons.push({ code: 'communeElsewhere', field: 'place', detail: { code: place.communeCode } })
  }
  return reasons
}

function yearReasons({ yearFrom, yearTo }: SchemeDraft): Refusal[] {
  const reasons: Refusal[] = []
  for (const [field, year] of [
    ['yearFrom', yearFrom],
    ['yearTo', yearTo],
  ] as const) {
    if (year !== null && !(Number.isInteger(year) && year >= 1990 && year <= 2100)) {
      reasons.push({ code: 'yearImpossible', field, detail: { year: String(year) } })
    }
  }
  if (yearFrom !== null && yearTo !== null && yearTo < yearFrom) {
    reasons.push({
      code: 'endsBeforeStart',
      field: 'yearTo',
      detail: { from: String(yearFrom), to: String(yearTo) },
    })
  }
  return reasons
}

function moneyReasons({ money }: SchemeDraft): Refusal[] {
  return money.flatMap(({ source, plannedDong, actualDong }, index) => {
    const reasons: Refusal[] = []
    if (money.findIndex((line) => line.source === source) < index) {
      reasons.push({
        code: 'sourceTwice',
        field: `money.${source}`,
        detail: { source: moneySources[source].vi },
      })
    }
    for (const [part, amount] of [
      ['plannedDong', plannedDong],
      ['actualDong', actualDong],
    ] as const) {
      if (amount === null) continue
      if (amount < 0n) reasons.push({ code: 'moneyNegative', field: `money.${source}.${part}` })
      if (amount > schemeLimits.dong)
        reasons.push({ code: 'moneyTooLarge', field: `money.${source}.${part}` })
    }
    return reasons
  })
}

function outputReasons({ outputs }: SchemeDraft, context: SchemeContext): Refusal[] {
  return outputs.flatMap(({ indicator }, index): Refusal[] => {
    const detail = { code: indicator }
    const field = `outputs.${index}`
    if (!context.indicators.has(indicator)) return [{ code: 'indicatorUnknown', field, detail }]
    return outputs.findIndex((output) => output.indicator === indicator) < index
      ? [{ code: 'indicatorTwice', field, detail }]
      : []
  })
}

function textReasons(draft: SchemeDraft): Refusal[] {
  const long = (['implementer', 'documentNumber', 'sourceUrl', 'sourceNote', 'note'] as const)
    .filter((field) => (draft[field]?.length ?? 0) > schemeLimits.text)
    .map((field): Refusal => ({
      code: 'textTooLong',
      field,
      detail: { most: String(schemeLimits.text) },
    }))
  const names = draft.establishments
  const many: Refusal[] =
    names.length > schemeLimits.establishments
      ? [
          {
            code: 'tooManyEstablishments',
            field: 'establishments',
            detail: { most: String(schemeLimits.establishments) },
          },
        ]
      : names.some((name) => name.length > 300)
        ? [{ code: 'textTooLong', field: 'establishments', detail: { most: '300' } }]
        : []
  const unsafe: Refusal[] =
    draft.sourceUrl !== null && !/^https?:\/\//i.test(draft.sourceUrl)
      ? [{ code: 'addressUnsafe', field: 'sourceUrl' }]
      : []
  return [...long, ...many, ...unsafe]
}
