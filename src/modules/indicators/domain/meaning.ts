import type { FigureTier } from './indicator.ts'
import { lookUp } from './look-up.ts'

/** What kind of statement a number is: an amount, or something worked out from amounts. */
export type FigureForm = 'amount' | 'growth' | 'share' | 'rate' | 'average' | 'norm'

/** The level a product is certified at, from the lowest up. */
export const productLevels = ['commune', 'district', 'province', 'region', 'nation'] as const
export type ProductLevel = (typeof productLevels)[number]

/** An indicator's name taken apart, so that figures that belong together can be recognised. */
export type Meaning = {
  readonly form: FigureForm
  /** What is counted or worked on: `money`, `cost`, `counterpart`, `schemes`, `products.recognised`, … */
  readonly measure: string
  readonly tier: FigureTier | null
  /** One kind of activity or part, in the words of the source: `machinery`, `demo_and_machinery`. */
  readonly kind: string | null
  readonly level: ProductLevel | null
  /** For averages: per what (`province`, `scheme`, `year`, `each`). */
  readonly per: string | null
}

const synonyms: readonly (readonly [RegExp, string])[] = [
  [/^(?:funding|funds?|expenditure|kc_budget|money)(?=_|$)/, 'budget'],
  [/schemes?(?=_|$)/, 'projects'],
  [/(?<=_)project(?=_|$)/, 'projects'],
  [/certified|recognized/, 'recognised'],
  [/registered|entered/, 'nominated'],
  [/^(?:investment_total|total_investment|total_capital|cost_total)/, 'total_cost'],
  [/^counterpart/, 'budget_counterpart'],
  [/central(?=_|$)|quoc_gia/, 'national'],
]

type Draft = { -readonly [Key in keyof Meaning]: Meaning[Key] } & { rest: string }

/** Takes the name of an indicator apart; the unit helps where the name does not say per what. */
export function meaningOf(sourceIndicator: string, unit: string): Meaning | null {
  let rest = sourceIndicator
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')
  if (rest === '') return null
  for (const [from, to] of synonyms) rest = rest.replace(from, to)
  const draft: Draft = {
    form: 'amount',
    measure: '',
    tier: null,
    kind: null,
    level: null,
    per: null,
    rest,
  }
  takeForm(draft, unit)
  takeMeasure(draft)
  const { rest: _, ...meaning } = draft
  return meaning
}

function takeForm(draft: Draft, unit: string): void {
  const strip = (pattern: RegExp) => {
    const found = pattern.exec(draft.rest)
    if (!found) return undefined
    draft.rest = draft.rest.replace(pattern, '').replace(/^_+|_+$/g, '')
    return found
  }
  if (strip(/^norm_(?:max|min)?_?/)) draft.form = 'norm'
  else if (strip(/^(?:disbursement|disbursed|settlement)_rate|^pct_disbursed/)) {
    draft.form = 'rate'
    draft.measure = 'disbursed'
  } else if (/^lần/.test(unit.trim()) && strip(/^budget_counterpart.*$|^counterpart.*$/)) {
    draft.form = 'average'
    draft.measure = 'counterpart'
    draft.per = 'money'
  } else if (
    strip(
      /(?:^pct_of_plan|_pct_of_plan|^(?:execution|completion|plan)_rate|_(?:execution|completion)_rate)/,
    )
  )
    draft.form = 'rate'
  else if (strip(/(?:^growth(?:_rate)?_?|_growth(?:_rate)?|_increase|_change)(?=_|$)/))
    draft.form = 'growth'
  else if (
    unit.trim().startsWith('%') &&
    strip(/(?:^share_(?:of_)?|_share$|^pct_|_pct$|^percent_|_percent$)/)
  )
    draft.form = 'share'
  else {
    const per =
      strip(/_per_([a-z]+)(?=_(?:national|local|total|provincial|district)|$)/) ?? strip(/_(each)$/)
    strip(/^(?:average|avg|mean)_|_(?:average|avg|mean)$/)
    const noun = per?.[1] ?? perOfUnit(unit)
    if (noun !== undefined) {
      draft.form = 'average'
      draft.per = lookUp(perNames, noun) ?? noun
    }
  }
}

const perNames: Readonly<Record<string, string>> = {
  project: 'scheme',
  projects: 'scheme',
  schemes: 'scheme',
  provinces: 'province',
  years: 'year',
  annum: 'year',
  enterprise: 'establishment',
  unit: 'establishment',
  person: 'worker',
  trainee: 'worker',
  course: 'class',
  booths: 'booth',
}

const perWords: readonly (readonly [RegExp, string])[] = [
  [/tỉnh|thành phố|địa phương/, 'province'],
  [/năm/, 'year'],
  [/đề án|dự án|chương trình/, 'scheme'],
  [/cơ sở|doanh nghiệp|đơn vị|hộ/, 'establishment'],
  [/mô hình/, 'model'],
  [/lao động|người|học viên/, 'worker'],
  [/sản phẩm/, 'product'],
  [/lớp/, 'class'],
  [/huyện/, 'district'],
  [/gian hàng/, 'booth'],
]

/** `tỷ đồng/tỉnh` is per province; `tỉnh/thành phố` and `sản phẩm/bộ sản phẩm` name one thing twice. */
function perOfUnit(unit: string): string | undefined {
  const [left, right] = unit.normalize('NFC').toLowerCase().split('/')
  if (left === undefined || right === undefined) return undefined
  const noun = (text: string) => perWords.find(([pattern]) => pattern.test(text))?.[1]
  const found = noun(right)
  return found === noun(left) ? undefined : found
}

const tierEndings: readonly (readonly [RegExp, FigureTier])[] = [
  [/(?:^|_)local_(?:province|provincial)(?=_|$)/, 'provincial'],
  [/(?:^|_)local_district(?=_|$)/, 'district'],
  [/(?:^|_)local_commune(?=_|$)/, 'commune'],
  [/(?:^|_)national(?=_|$)/, 'national'],
  [/(?:^|_)local(?=_|$)/, 'local'],
  [/(?:^|_)provincial(?=_|$)/, 'provincial'],
  [/(?:^|_)total(?=_|$)/, 'total'],
]

function takeMeasure(draft: Draft): void {
  if (takeProducts(draft)) return
  if (/^total_cost(?=_|$)/.test(draft.rest)) {
    draft.measure = 'cost'
    draft.rest = draft.rest.slice('total_cost_'.length)
    takeTier(draft)
    draft.kind = draft.rest || null
    return
  }
  draft.rest = draft.rest.replace(/_by_[a-z_]+$/, '')
  takeTier(draft)
  const bare = draft.rest
  if (draft.measure !== '') return
  if (bare === '' || bare === 'budget') draft.measure = 'money'
  else if (/^budget_counterpart$|^counterpart$/.test(bare)) draft.measure = 'counterpart'
  else if (/^budget_(?:disbursed|settled|paid)$|^disbursed$/.test(bare)) draft.measure = 'disbursed'
  else if (/^budget_(?:refunded|returned|carried_over)$/.test(bare)) draft.measure = 'refunded'
  else if (bare.startsWith('budget_')) part(draft, 'money', bare.slice('budget_'.length))
  else if (bare === 'projects') draft.measure = 'schemes'
  else if (bare.endsWith('_projects')) part(draft, 'schemes', bare.slice(0, -'_projects'.length))
  else if (bare.startsWith('projects_')) part(draft, 'schemes', bare.slice('projects_'.length))
  else if (draft.form === 'share' || draft.form === 'rate')
    if (counts.test(bare)) draft.measure = bare
    else part(draft, 'money', bare)
  else draft.measure = bare
}

/** Names that count something, where a share or rate is of the count and not of its money. */
const counts =
  /^(?:workers|trainees|establishments|jobs|provinces|courses|classes|fair)_|_(?:supported|trained|organised|created|models|booths)$|^(?:courses|classes|trainees)$/

function part(draft: Draft, measure: string, kind: string): void {
  draft.measure = measure
  draft.kind = kind.replace(/_and_/g, '_')
}

function takeTier(draft: Draft): void {
  for (const [pattern, tier] of tierEndings) {
    if (!pattern.test(draft.rest)) continue
    draft.tier = tier
    draft.rest = draft.rest.replace(pattern, '').replace(/^_+/, '')
    return
  }
  // `budget_province` is the provincial purse; `provinces_count` and the like are not money.
  const purse = /^(budget|projects)_(province|district|commune)$/.exec(draft.rest)
  if (!purse) return
  draft.tier = purse[2] === 'province' ? 'provincial' : (purse[2] as 'district' | 'commune')
  draft.rest = purse[1] ?? ''
}

function takeProducts(draft: Draft): boolean {
  const award = /^products?_award(?:s)?(?:_total)?$/.exec(draft.rest)
  if (award) {
    draft.measure = 'award'
    return true
  }
  const found =
    /^(products|product_sets)_(recognised|nominated|valid|expired|revoked)(?:_(commune|district|province|provincial|region|regional|nation|national))?(?:_by_[a-z_]+)?$/.exec(
      draft.rest,
    )
  if (!found) return false
  draft.measure = `${found[1] === 'products' ? 'products' : 'sets'}.${found[2] ?? ''}`
  draft.level = (levelNames[found[3] ?? ''] ?? null) as ProductLevel | null
  return true
}

const levelNames: Readonly<Record<string, ProductLevel>> = {
  commune: 'commune',
  district: 'district',
  province: 'province',
  provincial: 'province',
  region: 'region',
  regional: 'region',
  nation: 'nation',
  national: 'nation',
}
