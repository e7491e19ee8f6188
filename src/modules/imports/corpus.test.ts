import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { findProvince, listProvinces, resolvePlace } from '#modules/territory/api.server.ts'
import { readWorkbook } from '#platform/sheets/read-workbook.ts'
import type { ExpectedRow, Expected } from '../../../tools/corpus/kit.ts'
import type { ReadContext } from './domain/places.ts'
import { proposeMappings, readBook, type BookRow } from './domain/read-book.ts'
import type { SheetEnd } from './domain/read-sheet.ts'
import { problemCodes, severityOf } from './problems.ts'

const folder = join(process.cwd(), 'tests/corpus')
const corpus = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
  string,
  Expected
>

const context: ReadContext = {
  resolvePlace,
  provinceNames: [...listProvinces(63), ...listProvinces(34)].map(({ name }) => name),
  provinceName: (key) => findProvince(key)?.name,
  isWithinReach: () => true,
  today: plainDate('2026-11-25'),
}

type Reading = SheetEnd & { readonly rows: readonly BookRow[] }

async function readFile(file: string): Promise<Reading | string> {
  const result = await readWorkbook(readFileSync(join(folder, file)))
  if (!result.ok) return result.refusal
  const { sheets } = result.value
  const reading = readBook(sheets, proposeMappings(sheets, new Map(), context), new Map(), context)
  const rows: BookRow[] = []
  let step = reading.next()
  for (; !step.done; step = reading.next()) rows.push(...step.value.rows)
  return { ...step.value, rows }
}

const at = ({ sheet, row }: BookRow) => `${sheet}!${row + 1}`

function seen(row: BookRow, like: ExpectedRow): ExpectedRow {
  const { draft } = row
  if (!draft) return { at: at(row), title: '', province: '', year: null, money: {} }
  const money = draft.money.flatMap(({ source, plannedDong, actualDong }) => [
    ...(plannedDong === null ? [] : [[source as string, Number(plannedDong)] as const]),
    ...(actualDong === null ? [] : [[`${source}.actual`, Number(actualDong)] as const]),
  ])
  const all: Record<string, unknown> = {
    kind: draft.activityKind,
    flagship: draft.isFlagship,
    group: draft.isGroup,
    status: draft.status,
    document: draft.documentNumber,
    yearTo: draft.yearTo,
    note: draft.note,
    detail: draft.place.detail,
    district: draft.place.districtCode,
    establishments: draft.establishments.length,
    outputs: draft.outputs.map(
      ({ indicator, planned, actual }) => `${indicator}:${planned ?? ''}:${actual ?? ''}`,
    ),
  }
  return {
    at: at(row),
    title: draft.title,
    province: `${draft.place.list}:${draft.place.provinceCode}`,
    year: draft.yearFrom,
    money: Object.fromEntries(money),
    ...(like.more
      ? { more: Object.fromEntries(Object.keys(like.more).map((key) => [key, all[key]])) }
      : {}),
  }
}

describe.each(Object.entries(corpus))('%s', (file, expected) => {
  test(expected.about, async () => {
    const reading = await readFile(file)
    if (expected.refused !== undefined || typeof reading === 'string') {
      expect(reading).toBe(expected.refused)
      return
    }
    const wanted = expected.rows ?? []
    const good = reading.rows.filter(({ isGood }) => isGood)
    expect(
      good.map((row) =>
        seen(row, wanted.find((one) => one.at === at(row)) ?? wanted[0] ?? ({} as ExpectedRow)),
      ),
    ).toEqual(wanted)
    expect(reading.rows.filter(({ isGood }) => !isGood).map(at)).toEqual(expected.rejected ?? [])
    const problems = [...reading.problems, ...reading.rows.flatMap((row) => row.problems)]
    const named = problems.map((problem) => `${problem.sheet}!${problem.address} ${problem.code}`)
    const remarks = (expected.problems ?? []).filter((text) =>
      isRemark(text.split(' ').at(-1) ?? ''),
    )
    const alarms = problems.filter((problem) => severityOf(problem) !== 'remark')
    expect(
      alarms.map((problem) => `${problem.sheet}!${problem.address} ${problem.code}`).sort(),
    ).toEqual((expected.problems ?? []).filter((text) => !remarks.includes(text)).sort())
    expect(named).toEqual(expect.arrayContaining(remarks))
    if (expected.subtotals !== undefined) expect(reading.subtotals).toBe(expected.subtotals)
  })
})

function isRemark(code: string): boolean {
  return (
    code in problemCodes && problemCodes[code as keyof typeof problemCodes].severity === 'remark'
  )
}

test('the corpus has at least 25 workbooks', () => {
  expect(Object.keys(corpus).length).toBeGreaterThanOrEqual(25)
})
