import { describe, expect, test } from 'vitest'
import { decimal, decimalText, plus } from '#core/decimal.ts'
import { theRealTerritory } from '#modules/territory/testing.ts'
import {
  findWhole,
  reportsOnOffer,
  reportTables,
  yearReport,
  type TableRow,
  type YearReport,
} from './api.server.ts'
import { reportScopeKinds, type ReportScope, type ReportView } from './model.ts'

const years = [2008, 2013, 2014, 2016, 2017, 2018, 2019, 2021, 2024, 2025, 2026]
const territory = theRealTerritory().provinces
const merged = territory.filter(({ list }) => list === 34)

/** All that is on offer, and each of today's provinces, on offer or not. */
async function scopes(): Promise<ReportScope[]> {
  const offered = (await reportsOnOffer()).map(({ scope }) => scope)
  const today = merged.map(({ code }) => ({ kind: 'province34' as const, code }))
  return [
    ...new Map(
      [...offered, ...today].map((scope) => [Object.values(scope).join(), scope]),
    ).values(),
  ]
}

// By hand from the lists of 63 and 34: the nation, and the three regions before and after 1 July 2025.
const counted: Readonly<Record<string, readonly [number, number]>> = {
  VN: [63, 34],
  BAC: [28, 15],
  MTTN: [15, 11],
  NAM: [20, 8],
}

function trueMembers({ kind, code }: ReportScope, map: 63 | 34): number {
  if (kind === 'province63' || (kind === 'province34' && map === 34)) return 1
  if (kind === 'province34')
    return territory.filter(({ list, mergedInto }) => list === 63 && mergedInto === code).length
  return counted[code]?.[map === 63 ? 0 : 1] ?? 0
}

async function provinceTableOf(asked: { scope: ReportScope; year: number; view: ReportView }) {
  const report = await yearReport(asked)
  if (!report) throw new Error('No such scope')
  const table = reportTables(report, []).find(({ id }) => id === 'theo-tinh')
  return { report, table, rows: table?.rows ?? [], total: table?.total ?? null }
}

const registered = (report: YearReport) =>
  findWhole(report, { measure: 'schemes', tier: 'total', status: 'registered', year: report.year })
    ?.value ?? null
const valueAt = (row: TableRow | null | undefined, at: number) => {
  const cell = row?.cells[at] ?? null
  return cell && 'value' in cell ? cell.value : null
}
const sumAt = (rows: readonly TableRow[], at: number) => {
  const known = rows.flatMap((row) => valueAt(row, at) ?? [])
  return known.length === 0 ? null : decimalText(known.map(decimal).reduce(plus))
}

describe.each(['as-was', 'today'] as const)('in every report on offer, %s', (view) => {
  test.each(reportScopeKinds)(
    'of a %s, the provinces are counted once and add up to the total',
    async (kind) => {
      let totals = 0
      for (const scope of (await scopes()).filter((each) => each.kind === kind))
        for (const year of years) {
          const { report, table, rows, total } = await provinceTableOf({ scope, year, view })
          const where = `${report.slug}/${String(year)}`
          const map = view === 'today' || year >= 2025 ? 34 : 63
          const keys = report.provinces.map(({ unit }) => `${unit.list}:${unit.code}`)
          const isMember = report.provinces.map(({ unit }) => !unit.onlyForOtherMap)
          expect(new Set(keys).size, where).toBe(keys.length)
          expect(report.members, where).toHaveLength(trueMembers(report.scope, map))
          expect(isMember.filter(Boolean), where).toHaveLength(report.members.length)
          expect(new Set(report.figures.map(({ id }) => id)).size, where).toBe(
            report.figures.length,
          )
          const members = rows.filter((_, index) => isMember[index])
          for (const at of (total?.cells ?? []).keys()) {
            if (at === 0) continue
            expect(valueAt(total, at), where).toBe(sumAt(members, at))
            totals += 1
            const cell = total?.cells[at] ?? null
            // The register’s own count of the whole is another sum over the same schemes.
            const isRegister = table?.columns[at]?.title.vi === `có trong sổ ${String(year)}, đề án`
            if (isRegister && members.length === rows.length)
              expect(valueAt(total, at), where).toBe(registered(report))
            if (cell && 'value' in cell)
              expect(cell.note?.vi, where).toContain(` trên ${String(report.members.length)} tỉnh`)
          }
        }
      if (kind === 'nation' || kind === 'region') expect(totals).toBeGreaterThan(0)
    },
    60_000,
  )
})

test.each([
  ['91', 2018, 'kế hoạch 2018, tổng số', '200', '1 trên 2 tỉnh có số liệu'],
  ['79', 2021, 'kế hoạch 2021, tổng số', '102.25', '1 trên 3 tỉnh có số liệu'],
  ['66', 2016, 'kế hoạch 2016, tổng số', '150', '1 trên 2 tỉnh có số liệu'],
  ['75', 2019, 'có trong sổ 2019, đề án', '3', '2 trên 2 tỉnh có số liệu'],
])(
  'the old provinces of today’s %s in %s add up, at “%s”, to %s (%s)',
  async (code, year, title, value, note) => {
    const report = await yearReport({ scope: { kind: 'province34', code }, year, view: 'as-was' })
    const table = report && reportTables(report, []).find(({ id }) => id === 'theo-tinh')
    const at = table?.columns.findIndex((column) => column.title.vi === title) ?? -1
    expect(table?.total?.cells[at]).toMatchObject({ value, note: { vi: note } })
  },
)
