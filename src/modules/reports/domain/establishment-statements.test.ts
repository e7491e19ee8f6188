import { expect, test } from 'vitest'
import { textOf } from '#core/prose/run.ts'
import { aReport, aSchemeFact, theFrame, theSouth } from '../testing.ts'
import { membersIn } from './report-frame.ts'
import { writeProse } from './prose/write-prose.ts'
import { placeKey } from './units.ts'

const frame = theFrame(theSouth(2014))
const members = membersIn(frame, 2014)
const billion = 1_000_000_000n

/** The South in which the first provinces say how much they carried out and for how many establishments. */
function south(known: number, each: (index: number) => { dong: bigint; supported: number }) {
  const told = members.slice(0, known)
  return aReport(theSouth(2014), {
    figures: [],
    schemeFacts: told.map(({ list, code }, index) =>
      aSchemeFact({
        place: { list, code },
        plannedDong: 0n,
        plannedKnown: 0,
        actualDong: each(index).dong,
        actualKnown: 1,
      }),
    ),
    supported: new Map(told.map((unit, index) => [placeKey(unit), each(index).supported])),
  })
}

const statementOf = (report: ReturnType<typeof south>) =>
  report.evenness.find(({ over }) => over === 'establishment')
const wordsOf = (report: ReturnType<typeof south>) =>
  writeProse(report, 'vi')
    .sections.flatMap(({ parts }) => parts.flatMap(({ paragraphs }) => paragraphs))
    .map(({ runs }) => textOf(runs))
    .join(' ')

test('provinces with twice the money for twice the establishments are even for one establishment', () => {
  const report = south(20, (index) => ({
    dong: BigInt(index + 1) * billion,
    supported: 5 * (index + 1),
  }))
  expect(statementOf(report)).toMatchObject({ gini: '0.0000', theil: '0.0000', known: 20 })
  expect(report.evenness.find(({ over }) => over === 'province')?.gini).not.toBe('0.0000')
  expect(wordsOf(report)).toMatch(
    /kinh phí bình quân một cơ sở được hỗ trợ[^.]*khá đồng đều: chỉ số Gini 0,00, Theil 0,00, tính trên 20 trên 20 tỉnh/,
  )
})

test('one province that gives each establishment far more makes it uneven', () => {
  const report = south(20, (index) => ({ dong: billion, supported: index === 0 ? 1 : 50 }))
  expect(Number(statementOf(report)?.gini)).toBeGreaterThan(0.6)
})

test('fifteen of twenty provinces give no index, and the coverage is said', () => {
  const report = south(15, () => ({ dong: billion, supported: 4 }))
  expect(statementOf(report)).toMatchObject({ gini: null, noIndex: 'coverage', known: 15 })
  expect(wordsOf(report)).toMatch(/một cơ sở được hỗ trợ[^;)]*: 15 trên 20 tỉnh có số liệu/)
})

test('a province with a scheme of unknown money is not known', () => {
  const report = aReport(theSouth(2014), {
    figures: [],
    schemeFacts: [aSchemeFact({ schemes: 2, actualDong: billion, actualKnown: 1 })],
    supported: new Map([['63:79', 3]]),
  })
  expect(report.evenness.filter(({ over }) => over === 'establishment')).toEqual([
    expect.objectContaining({ known: 0, gini: null, noIndex: 'coverage' }),
  ])
})
