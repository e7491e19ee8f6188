import { nestedForm } from '#platform/session/readable-form.ts'
import { listProvinces } from '#modules/territory/api.server.ts'
import { regions } from '#modules/territory/model.ts'
import { m } from '#text/generated/messages.js'

/** One line of the form, as typed. */
export type PaperRow = {
  readonly indicator: string
  readonly year: string
  readonly status: string
  readonly qualifier: string
  readonly raw: string
  readonly unit: string
}

/** The form as typed; it comes back whole when something is wrong. */
export type PaperForm = {
  readonly note: string
  readonly url: string
  readonly published: string
  readonly place: string
  readonly year: string
  readonly rows: readonly PaperRow[]
}

export const emptyRow: PaperRow = {
  indicator: '',
  year: '',
  status: 'thực hiện',
  qualifier: '',
  raw: '',
  unit: '',
}
const rowsAtFirst = 6
const mostRows = 200
const longestText = 500

/** The form before anything is typed. */
export const emptyPaper: PaperForm = {
  note: '',
  url: '',
  published: '',
  place: '',
  year: '',
  rows: Array.from({ length: rowsAtFirst }, () => emptyRow),
}

/** Reads what was sent; too long texts are cut, unknown fields left out. */
export function paperOf(form: FormData): PaperForm {
  const sent = nestedForm(form)
  const rows = Array.isArray(sent.rows) ? sent.rows.slice(0, mostRows) : []
  const text = (value: unknown) =>
    typeof value === 'string' ? value.trim().slice(0, longestText) : ''
  return {
    note: text(sent.note),
    url: text(sent.url),
    published: text(sent.published),
    place: text(sent.place),
    year: text(sent.year),
    rows: rows.map((row: unknown) => {
      const each = (row ?? {}) as Record<string, unknown>
      return {
        indicator: text(each.indicator),
        year: text(each.year),
        status: text(each.status),
        qualifier: text(each.qualifier),
        raw: text(each.raw),
        unit: text(each.unit),
      }
    }),
  }
}

export type PaperProblem = { readonly field: string; readonly says: string }

/** What keeps a paper from being read, each at its field. */
export function problemsOf(paper: PaperForm): PaperProblem[] {
  const problems: PaperProblem[] = []
  if (paper.note === '') problems.push({ field: 'note', says: m.figures_need_note() })
  if (paper.url !== '' && !/^https?:\/\/\S+$/.test(paper.url)) {
    problems.push({ field: 'url', says: m.figures_need_url() })
  }
  if (scopeOf(paper.place) === undefined)
    problems.push({ field: 'place', says: m.figures_need_place() })
  if (!isYear(paper.year)) problems.push({ field: 'year', says: m.figures_need_year() })
  paper.rows.forEach((row, index) => {
    if (isEmpty(row)) return
    const at = (name: string) => `rows[${index}].${name}`
    if (row.indicator === '')
      problems.push({ field: at('indicator'), says: m.figures_need_indicator({ row: index + 1 }) })
    if (!/\d/.test(row.raw))
      problems.push({ field: at('raw'), says: m.figures_need_raw({ row: index + 1 }) })
    if (row.unit === '')
      problems.push({ field: at('unit'), says: m.figures_need_unit({ row: index + 1 }) })
    if (row.year !== '' && !isYear(row.year)) {
      problems.push({ field: at('year'), says: m.figures_need_row_year({ row: index + 1 }) })
    }
  })
  if (paper.rows.every(isEmpty))
    problems.push({ field: 'rows[0].indicator', says: m.figures_need_one() })
  return problems
}

const isEmpty = (row: PaperRow) => row.indicator === '' && row.raw === ''
const isYear = (text: string) => /^(19|20)\d\d$/.test(text)

/** The records the paper makes, in the shape figures are received in. */
export function recordsOf(paper: PaperForm): Record<string, unknown>[] {
  const scope = scopeOf(paper.place)
  return paper.rows
    .filter((row) => !isEmpty(row))
    .map((row, index) => {
      const year = row.year || paper.year
      return {
        id: `#${index + 1}`,
        period: year,
        periodStart: `${year}-01-01`,
        periodEnd: `${year}-12-31`,
        periodKind: 'year',
        ...scope,
        indicator: row.indicator,
        dimension: null,
        unit: row.unit,
        value: null,
        raw: row.raw,
        qualifier: row.qualifier || null,
        status: row.status || null,
        note: null,
      }
    })
}

/** `VN`, `NAM`, `63-24`: the scope fields of a record, or `undefined`. */
function scopeOf(place: string): Record<string, unknown> | undefined {
  if (place === 'VN')
    return { scope: 'nation', scopeName: 'Cả nước', scopeCode: 'VN', scopeList: 'vn' }
  const region = Object.entries(regions).find(([code]) => code === place)
  if (region) return { scope: 'region', scopeName: region[1].vi, scopeCode: place, scopeList: 'kc' }
  const list = place.startsWith('63-') ? 63 : 34
  const province = listProvinces(list).find(({ code }) => place === `${list}-${code}`)
  return (
    province && {
      scope: list === 34 ? 'province34' : 'province',
      scopeName: province.name,
      scopeCode: province.code,
      scopeList: String(list),
    }
  )
}
