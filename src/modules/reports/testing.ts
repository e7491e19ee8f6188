import { readFileSync } from 'node:fs'
import { theRealFigures } from '#modules/indicators/testing.ts'
import { theRealTerritory } from '#modules/territory/testing.ts'
import { assembleReport, type ReportInput } from './domain/assemble.ts'
import { makeFrame } from './domain/make-frame.ts'
import { readStatements, type StatementRecord } from './domain/read-statements.ts'
import type { SchemeFact } from './domain/scheme-fact.ts'
import type { YearReport } from './domain/year-report.ts'
import type { NarrativeFact, ReportScope, ReportView } from './model.ts'

/** A report made from the real figures, with other parts as given. */
export function aReport(
  asked: { scope: ReportScope; year: number; view?: ReportView },
  parts: Partial<Omit<ReportInput, 'frame' | 'territory'>> = {},
): YearReport {
  const territory = theRealTerritory()
  const frame = theFrame(asked)
  const figures = theRealFigures()
  return assembleReport({
    frame,
    territory,
    figures,
    findings: [],
    schemeFacts: [],
    kindFacts: [],
    supported: new Map(),
    narrative: [],
    ...parts,
  })
}

/** The frame of a report on the real territory. */
export function theFrame(asked: { scope: ReportScope; year: number; view?: ReportView }) {
  const frame = makeFrame(theRealTerritory(), { view: 'as-was', ...asked })
  if (!frame) throw new Error('No such scope')
  return frame
}

/** The southern region in a year. */
export const theSouth = (year: number, view: ReportView = 'as-was') => ({
  scope: { kind: 'region', code: 'NAM' } as const,
  year,
  view,
})

/** A roll-up row of the register: one national scheme of a year with 100 million planned, unless said otherwise. */
export function aSchemeFact(fact: Partial<SchemeFact> = {}): SchemeFact {
  return {
    place: { list: 63, code: '79' },
    year: 2014,
    fundTier: 'national',
    source: null,
    schemes: 1,
    plannedDong: 100_000_000n,
    plannedKnown: 1,
    actualDong: 0n,
    actualKnown: 0,
    ...fact,
  }
}

/** What the article of 2014 tells in words. */
export function theArticle(): NarrativeFact[] {
  const records = JSON.parse(
    readFileSync('data/kc/seed-statements.json', 'utf8'),
  ) as StatementRecord[]
  const provinces = theRealTerritory().provinces.filter(({ list }) => list === 63)
  return readStatements(
    records,
    (code) => provinces.find((province) => province.code === code)?.name ?? code,
  )
}
