import { z } from '@hono/zod-openapi'
import { Failure } from '#core/failure.ts'
import { textOf } from '#core/prose/run.ts'
import { writeProse, yearReport, type YearReport } from '#modules/reports/api.server.ts'
import { reportViews, reportYears, yearsOf, type ReportScope } from '#modules/reports/model.ts'
import { operation } from '#platform/api/operation.ts'
import { reportSchema } from './schemas.ts'

const query = z.strictObject({
  region: z.enum(['BAC', 'MTTN', 'NAM'], { error: 'Vùng là BAC, MTTN hoặc NAM.' }).optional(),
  province: z
    .string()
    .regex(/^(63|34):\d{2}$/, 'Tỉnh ghi dạng 63:24 (trước 01/07/2025) hoặc 34:24 (hiện nay).')
    .optional()
    .openapi({ example: '63:24' }),
  nation: z.literal('VN', { error: 'Cả nước ghi là VN.' }).optional(),
  year: z
    .string({ error: 'Phải có năm, ví dụ year=2014.' })
    .regex(/^\d{4}$/, 'Năm là bốn chữ số, ví dụ 2014.')
    .openapi({ example: '2014' }),
  view: z
    .enum(reportViews, {
      error: 'Cách xem là as-was (theo địa giới khi đó) hoặc today (quy về hiện nay).',
    })
    .default('as-was'),
  prose: z.enum(['vi', 'en'], { error: 'Lời văn là vi hoặc en.' }).optional(),
})

/** The year report of a region, a province or the nation. */
export const reportOperation = operation({
  id: 'getYearReport',
  path: '/reports',
  act: 'report.read',
  summary: 'Báo cáo năm của một vùng, một tỉnh hoặc cả nước',
  description:
    'Năm Y ở mọi trạng thái, năm Y−1 để so sánh, năm Y+1 theo kế hoạch. Mỗi số cho biết xuất xứ: ' +
    'số báo cáo (reported), tính từ sổ đề án (schemes) hoặc phép tính (computed); ba loại không trộn lẫn.',
  params: z.object({}),
  query,
  output: reportSchema,
  run: async ({ region, province, nation, year, view, prose }) => {
    const report = await yearReport({
      scope: scopeOf({ region, province, nation }),
      year: yearOf(year),
      view,
    })
    if (!report)
      throw new Failure('not-found', 'report', {
        says: 'Không có tỉnh mang mã này trong danh mục đã chọn.',
      })
    return { ...asJson(report), ...(prose ? { prose: proseOf(report, prose) } : {}) }
  },
})

function scopeOf(asked: {
  region?: string | undefined
  province?: string | undefined
  nation?: string | undefined
}): ReportScope {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined)
  const [name, value = ''] = given[0] ?? []
  if (given.length !== 1) {
    throw new Failure('invalid', 'scope', {
      says: 'Hãy chọn đúng một phạm vi: region, province hoặc nation.',
    })
  }
  if (name === 'region') return { kind: 'region', code: value }
  if (name === 'nation') return { kind: 'nation', code: value }
  return { kind: value.startsWith('63') ? 'province63' : 'province34', code: value.slice(3) }
}

function yearOf(text: string): number {
  const year = Number(text)
  if (year >= reportYears.first && year <= reportYears.last) return year
  throw new Failure('invalid', 'year', {
    says: `Năm báo cáo từ ${reportYears.first} đến ${reportYears.last}.`,
  })
}

function asJson({
  scope,
  name,
  year,
  view,
  members,
  provinces,
  figures,
  findings,
  evenness,
  notRestated,
  narrative,
}: YearReport) {
  const [before, , next] = yearsOf(year)
  const known = provinces.filter(({ cells }) =>
    Object.values(cells).some((cell) => cell.reported !== null || cell.schemes !== null),
  )
  return {
    scope: { ...scope, name },
    year,
    view,
    years: { before, year, next },
    members: members.map(({ list, code, name }) => ({ list, code, name })),
    coverage: { provincesWithFigures: known.length, provinces: members.length },
    figures,
    findings,
    evenness: evenness.map(({ label, origin, known, members, gini, theil, noIndex, column }) => ({
      label,
      origin,
      known,
      members,
      gini,
      theil,
      noIndex,
      year: column.year,
      status: column.status,
    })),
    notRestated,
    narrative,
  }
}

function proseOf(report: YearReport, language: 'vi' | 'en') {
  return writeProse(report, language).sections.map(({ number, heading, parts }) => ({
    heading: `${number}. ${heading}`,
    paragraphs: parts.flatMap(({ paragraphs }) => paragraphs.map(({ runs }) => textOf(runs))),
  }))
}
