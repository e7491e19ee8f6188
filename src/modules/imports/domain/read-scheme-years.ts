import { readYears } from './read-year.ts'
import { fixTo, type RowNotes } from './row-notes.ts'

/** The years of a row: its own, else those of its group or of the title of the sheet. */
export function readSchemeYears(
  notes: RowNotes,
  before: number | null,
): { from: number | null; to: number | null } {
  const named = (['year', 'period'] as const).flatMap(
    (field) => readYearField(notes, field) ?? [],
  )[0]
  const first = readYearField(notes, 'yearFrom')
  const last = readYearField(notes, 'yearTo')
  const from = first?.from ?? named?.from ?? last?.from ?? before
  const to = last?.to ?? named?.to ?? null
  if (from !== null && to !== null && to < from) notes.note('yearTo', 'yearsReversed')
  if (from === null && !notes.problems.some(({ code }) => code.startsWith('year')))
    notes.note('year', 'yearMissing')
  return { from, to: to === from ? null : to }
}

function readYearField(
  notes: RowNotes,
  field: 'year' | 'period' | 'yearFrom' | 'yearTo',
): { from: number; to: number } | undefined {
  const cell = notes.cell(field)
  if (!cell) return undefined
  const reading = readYears(cell)
  if (reading.kind === 'years') return reading
  if (reading.kind === 'impossible') notes.note(field, 'yearImpossible')
  if (reading.kind === 'unreadable' && field !== 'period')
    notes.note(field, 'yearUnreadable', { fixes: yearFixes(notes.text(field)) })
  return undefined
}

function yearFixes(text: string) {
  const digits = text.replace(/[oO]/g, '0').replace(/[lI]/g, '1').replace(/\D/g, '')
  return /^(19|20)\d\d$/.test(digits) ? [fixTo(digits)] : []
}
