import { numberText } from '#core/prose/number.ts'
import {
  comparison,
  scopeOfSlug,
  statusesOf,
  yearReport,
  type Comparison,
  type ComparisonRow,
} from '#modules/reports/api.server.ts'
import { unitIn } from '#modules/indicators/model.ts'
import {
  originLabels,
  statusLabels,
  tierLabels,
  type ReportFigure,
} from '#modules/reports/model.ts'
import { getLocale } from '#text/generated/runtime.js'
import { viewOf, yearOfText } from '../asked.ts'
import { openHref, showFindings, type ShownRun } from '../present.ts'
import { scopeChoices } from '../scope-choices.ts'
import { inMillions } from './in-millions.ts'
import type { PageServerLoad } from './$types'

const stages = {
  plan: ['plan', 'approved', 'expected'],
  actual: ['actual', 'accepted', 'estimate'],
} as const

export const load = (async ({ url }) => {
  const query = url.searchParams
  const [first, second] = await Promise.all([side(query, 'a'), side(query, 'b')])
  const rows = first && second ? comparison(first, second) : []
  const findings = first && second ? findingsOf(first, second) : []
  return {
    chosen: { a: chosen(query, 'a'), b: chosen(query, 'b'), view: viewOf(query) },
    scopes: await scopeChoices(),
    sides:
      first && second ? [labelOf(first, rows, 'first'), labelOf(second, rows, 'second')] : null,
    rows: rows.map((row) => ({
      ...shown(row),
      findings: findings.flatMap(({ about, words }) =>
        rows.find(isAtRow(about)) === row ? [words] : [],
      ),
    })),
  }
}) satisfies PageServerLoad

function chosen(query: URLSearchParams, of: 'a' | 'b') {
  const [scope, year] = [query.get(of) ?? '', query.get(`nam-${of}`) ?? '']
  const isAsked = query.has('a') || query.has('b')
  return {
    scope,
    year,
    stage: query.get(`muc-${of}`) ?? '',
    scopeIsWrong: isAsked && scopeOfSlug(scope) === undefined,
    yearIsWrong: isAsked && yearOfText(year) === undefined,
  }
}

/** One side of the comparison, when its scope and year are given and exist. */
async function side(query: URLSearchParams, of: 'a' | 'b') {
  const { scope: slug, year: text, stage } = chosen(query, of)
  const [scope, year] = [scopeOfSlug(slug), yearOfText(text)]
  const report =
    scope && year !== undefined ? await yearReport({ scope, year, view: viewOf(query) }) : undefined
  if (!report) return undefined
  return { report, statuses: stage === 'plan' || stage === 'actual' ? stages[stage] : null }
}

type Side = NonNullable<Awaited<ReturnType<typeof side>>>

/** The report of a side with the statuses its figures have. */
function labelOf({ report, statuses }: Side, rows: Comparison, of: 'first' | 'second'): string {
  const said = statusesOf(rows, of).filter((status) => status !== 'unknown')
  const named = said.length > 0 ? said : (statuses ?? []).slice(0, 1)
  return [
    report.name[getLocale()],
    report.year,
    ...named.map((status) => statusLabels[status][getLocale()]),
  ].join(', ')
}

/** What does not add up in either report, each once. */
function findingsOf(first: Side, second: Side) {
  const said = [first, second].flatMap(({ report }) => {
    const shown = showFindings(report, getLocale())
    return report.findings.flatMap((finding, index) => {
      const words = shown[index]
      return words && finding.verdict !== 'incomplete' ? [{ finding, words }] : []
    })
  })
  const once = [...new Map(said.map((each) => [each.finding.message, each])).values()]
  return once.map(({ finding, words }, index) => ({
    about: finding.ids,
    words: { ...words, index },
  }))
}

/** Whether a finding is about a figure of the row; it is shown at the first such row. */
const isAtRow =
  (about: readonly string[]) =>
  ({ first, second }: ComparisonRow) =>
    [first, second].some((figure) => figure !== null && about.includes(figure.id))

function shown(row: ComparisonRow) {
  const language = getLocale()
  const money = (row.first?.amountDong ?? row.second?.amountDong ?? null) !== null
  const tier = row.tier && row.tier !== 'total' ? tierLabels[row.tier][language] : ''
  return {
    key: row.key,
    // A label names its own part, such as a kind of activity.
    label: [row.label[language], tier].filter(Boolean).join(', '),
    status: [
      ...new Set(
        [row.first, row.second].flatMap((figure) =>
          figure ? [statusLabels[figure.status][language]] : [],
        ),
      ),
    ].join(' → '),
    origin: originLabels[row.origin][language],
    unit: money
      ? { vi: 'triệu đồng', en: 'million dong' }[language]
      : unitIn((row.first ?? row.second)?.unit ?? '', language),
    first: value(row.first, language),
    second: value(row.second, language),
    difference:
      row.difference === null
        ? null
        : numberText(language, money ? inMillions(row.difference) : row.difference),
    percent: row.percent === null ? null : numberText(language, row.percent),
  }
}

function value(figure: ReportFigure | null, language: 'vi' | 'en'): ShownRun | null {
  if (!figure) return null
  const number = figure.amountDong === null ? figure.value : inMillions(figure.amountDong)
  const text = `${figure.qualifier ? `${figure.qualifier} ` : ''}${numberText(language, number)}`
  return { text, href: openHref(figure), origin: figure.origin }
}
