import { numberText } from '#core/prose/number.ts'
import {
  comparison,
  reportsOnOffer,
  scopeOfSlug,
  yearReport,
  type ComparisonRow,
} from '#modules/reports/api.server.ts'
import {
  originLabels,
  statusLabels,
  tierLabels,
  type ReportFigure,
} from '#modules/reports/model.ts'
import { getLocale } from '#text/generated/runtime.js'
import { viewOf, yearOfText } from '../asked.ts'
import { openHref, type ShownRun } from '../present.ts'
import type { PageServerLoad } from './$types'

const stages = {
  plan: ['plan', 'approved', 'expected'],
  actual: ['actual', 'accepted', 'estimate'],
} as const

export const load: PageServerLoad = async ({ url }) => {
  const query = url.searchParams
  const [first, second] = await Promise.all([side(query, 'a'), side(query, 'b')])
  const offered = await reportsOnOffer()
  return {
    chosen: { a: chosen(query, 'a'), b: chosen(query, 'b'), view: viewOf(query) },
    scopes: offered.map(({ slug, name }) => ({ value: slug, label: name[getLocale()] })),
    sides: first && second ? [labelOf(first), labelOf(second)] : null,
    rows: first && second ? comparison(first, second).map(shown) : [],
  }
}

function chosen(query: URLSearchParams, of: 'a' | 'b') {
  return {
    scope: query.get(of) ?? '',
    year: query.get(`nam-${of}`) ?? '',
    stage: query.get(`muc-${of}`) ?? '',
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
const labelOf = ({ report, statuses }: Side) =>
  [
    report.name[getLocale()],
    report.year,
    ...(statuses ? [statusLabels[statuses[0]][getLocale()]] : []),
  ].join(', ')

function shown(row: ComparisonRow) {
  const language = getLocale()
  const money = (row.first?.amountDong ?? row.second?.amountDong ?? null) !== null
  const tier = row.tier && row.tier !== 'total' ? tierLabels[row.tier][language] : ''
  return {
    key: row.key,
    label: [row.label[language], tier, row.dimension ?? ''].filter(Boolean).join(', '),
    status: row.status ? statusLabels[row.status][language] : '',
    origin: originLabels[row.origin][language],
    unit: money
      ? { vi: 'triệu đồng', en: 'million dong' }[language]
      : (row.first ?? row.second)?.unit,
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

/** Đồng as a plain decimal of triệu đồng, without zeros at its end. */
function inMillions(dong: string): string {
  const negative = dong.startsWith('-')
  const digits = dong.replace(/^-|\..*$/g, '').padStart(7, '0')
  const decimals = digits.slice(-6).replace(/0+$/, '')
  return `${negative ? '-' : ''}${digits.slice(0, -6)}${decimals ? `.${decimals}` : ''}`
}
