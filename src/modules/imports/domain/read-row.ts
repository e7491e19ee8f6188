import type { PlainDate } from '#core/plain-date.ts'
import { asVietnameseDay } from '#core/plain-date.ts'
import {
  activityKinds,
  type ActivityKind,
  type FundTier,
  type SchemeDraft,
  type SchemeStatus,
} from '#modules/schemes/model.ts'
import { moneyOf, type MoneyColumn, type Stage } from '../fields.ts'
import { isNotKnown } from './cell-text.ts'
import type { GridCell } from './grid.ts'
import type { ReadContext } from './places.ts'
import {
  moneyLines,
  readAmount,
  readOutputs,
  type Amount,
  type FigureColumn,
} from './read-amounts.ts'
import { readDay } from './read-day.ts'
import { readPlace, type PlaceBefore } from './read-place.ts'
import { vietnameseNumber } from './read-money.ts'
import { readYears } from './read-year.ts'
import { fixTo, type RowNotes } from './row-notes.ts'
import { flagsIn, isYes, kindIn, statusIn, tierIn } from './words.ts'

/** What the groups above a row say of it. */
export type RowBefore = PlaceBefore & {
  readonly kind: ActivityKind | null
  readonly tier: FundTier | null
  readonly isDistrictMoney: boolean
  readonly year: number | null
  readonly isFlagship: boolean
  readonly isGroup: boolean
}

/** A row as a scheme, with the amounts of its columns for the checks of sums. */
export type RowReading = {
  readonly draft: SchemeDraft | null
  readonly amounts: ReadonlyMap<number, Amount | null>
}

const longest = { title: 500, text: 2_000, name: 300, names: 200 } as const

/** Reads one data row as a scheme; what is wrong is in `notes`. No draft without a title or a province. */
export function readRow(
  notes: RowNotes,
  cells: ReadonlyMap<number, GridCell>,
  columns: readonly FigureColumn[],
  before: RowBefore,
  sharedBy: (col: number) => number,
  context: ReadContext,
): RowReading {
  const title = readTitle(notes)
  const years = readSchemeYears(notes, before.year)
  const place = readPlace(notes, before, years.from, context)
  const stated = readTier(notes, before)
  const money = readMoney(notes, cells, columns, sharedBy)
  const tier = stated.tier ?? (notes.has('fundTier') ? null : tierOfMoney(money.bySource))
  const outputs = readOutputs(notes, cells, columns)
  const kind = readKind(notes, title, before)
  const flags = readFlags(notes, title, before)
  const status = readStatus(notes)
  const source = readSource(notes)
  const document = readDocument(notes)
  const implementer = plain(notes, 'implementer')
  const note =
    [plain(notes, 'note'), ...money.remarks].filter((text) => text !== null).join('; ') || null
  if (title === '' || place === null) return { draft: null, amounts: money.byColumn }
  return {
    draft: {
      title,
      activityKind: kind,
      ...flags,
      fundTier: tier,
      place,
      establishments: readEstablishments(notes),
      implementer,
      yearFrom: years.from,
      yearTo: years.to,
      money: moneyLines(money.bySource, tier, stated.isDistrict),
      outputs,
      status,
      documentNumber: document,
      ...source,
      note,
    },
    amounts: money.byColumn,
  }
}

function readTitle(notes: RowNotes): string {
  const title = notes.text('title')
  if (isNotKnown(title)) {
    notes.note('title', 'titleMissing')
    return ''
  }
  if (title.length > longest.title) notes.note('title', 'titleTooLong')
  return title
}

function readSchemeYears(
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

function readTier(
  notes: RowNotes,
  before: RowBefore,
): { tier: FundTier | null; isDistrict: boolean } {
  const text = notes.text('fundTier')
  if (isNotKnown(text)) return { tier: before.tier, isDistrict: before.isDistrictMoney }
  const tier = tierIn(text)
  if (tier === undefined)
    notes.note('fundTier', 'tierUnknown', { fixes: [fixTo('quốc gia'), fixTo('địa phương')] })
  return { tier: tier ?? null, isDistrict: /huyện/i.test(text) }
}

type Sources = ReadonlyMap<MoneyColumn, Readonly<Record<Stage, bigint | null>>>

function readMoney(
  notes: RowNotes,
  cells: ReadonlyMap<number, GridCell>,
  columns: readonly FigureColumn[],
  sharedBy: (col: number) => number,
) {
  const byColumn = new Map<number, Amount | null>()
  const bySource = new Map<MoneyColumn, Record<Stage, bigint | null>>()
  const remarks: string[] = []
  for (const column of columns) {
    const money = moneyOf(column.field)
    if (!money) continue
    const { amount, isBlank, remark } = readAmount(
      notes,
      cells.get(column.col),
      column,
      sharedBy(column.col),
    )
    if (!isBlank || amount) byColumn.set(column.col, amount)
    if (remark !== undefined) remarks.push(remark)
    const line = bySource.get(money.source) ?? { planned: null, actual: null }
    bySource.set(money.source, { ...line, [money.stage]: amount?.dong ?? null })
  }
  checkTotal(notes, columns, byColumn, bySource)
  return { byColumn, bySource, remarks }
}

/** A total beside its sources must be their sum. */
function checkTotal(
  notes: RowNotes,
  columns: readonly FigureColumn[],
  byColumn: ReadonlyMap<number, Amount | null>,
  bySource: Sources,
): void {
  for (const column of columns) {
    const money = moneyOf(column.field)
    const total = byColumn.get(column.col)
    if (money?.source !== 'total' || !total) continue
    const beside = columns.filter(
      (one) => one !== column && moneyOf(one.field)?.stage === money.stage,
    )
    const parts = beside.flatMap(({ col }) => byColumn.get(col) ?? [])
    if (parts.length === 0 || parts.length < beside.filter(({ col }) => byColumn.has(col)).length)
      continue
    const computed = parts.reduce((sum, { dong }) => sum + dong, 0n)
    const difference = total.dong - computed
    const allowed = [total, ...parts].reduce((sum, { lastUnitDong }) => sum + lastUnitDong, 0n)
    const size = difference < 0n ? -difference : difference
    if (size * 2n <= allowed && size * 1_000n <= total.dong * 5n) continue
    const words = (dong: bigint) => `${vietnameseNumber({ units: dong, scale: 0 })} đồng`
    notes.noteAt(column.col, 'sumOfSources', {
      detail: { stated: words(total.dong), computed: words(computed), difference: words(size) },
    })
  }
  // The only amount of a row that has no source at all is its support, of a tier not known.
  const sources = bySource as Map<MoneyColumn, Record<Stage, bigint | null>>
  const total = sources.get('total')
  if (total && sources.size === 1) sources.set('support', total)
}

function tierOfMoney(amounts: Sources): FundTier | null {
  const has = (source: MoneyColumn) => {
    const line = amounts.get(source)
    return (line?.planned ?? 0n) > 0n || (line?.actual ?? 0n) > 0n
  }
  const isLocal = has('provincial') || has('district') || has('commune')
  if (has('national')) return isLocal ? null : 'national'
  return isLocal ? 'local' : null
}

function readKind(notes: RowNotes, title: string, before: RowBefore): ActivityKind | null {
  const text = notes.text('kind')
  if (!isNotKnown(text)) {
    const kind = kindIn(text)
    const flags = flagsIn(text)
    if (kind === undefined && !flags.isFlagship && !flags.isGroup)
      notes.note('kind', 'kindUnknown', { fixes: kindFixes(kindIn(title)) })
    return kind ?? before.kind
  }
  if (before.kind !== null) return before.kind
  const likely = kindIn(title)
  if (likely !== undefined && notes.cell('title')) {
    notes.note('kind', 'kindFromTitle', {
      detail: { choice: activityKinds[likely].vi },
      fixes: kindFixes(likely),
    })
  }
  return null
}

function kindFixes(kind: ActivityKind | undefined) {
  return kind === undefined ? [] : [fixTo(activityKinds[kind].vi)]
}

// A column of its own says it for every row; without one, the words of title and kind do.
function readFlags(notes: RowNotes, title: string, before: RowBefore) {
  const said = [title, notes.text('kind')].map(flagsIn)
  const isFlagship = notes.has('flagship')
    ? isYes(notes.text('flagship'))
    : said.some((flags) => flags.isFlagship)
  const isGroup = notes.has('group')
    ? isYes(notes.text('group'))
    : said.some((flags) => flags.isGroup)
  return { isFlagship: before.isFlagship || isFlagship, isGroup: before.isGroup || isGroup }
}

function readStatus(notes: RowNotes): SchemeStatus {
  const text = notes.text('status')
  if (isNotKnown(text)) return 'unknown'
  const status = statusIn(text)
  if (status === undefined)
    notes.note('status', 'statusUnknown', {
      fixes: [fixTo('Trong kế hoạch'), fixTo('Đã nghiệm thu')],
    })
  return status ?? 'unknown'
}

function readEstablishments(notes: RowNotes): readonly string[] {
  const text = notes.text('establishment')
  if (isNotKnown(text)) return []
  const names = text
    .split(/\s*[;\n]\s*/)
    .map((name) => name.replace(/^[-+•*]\s*/, '').trim())
    .filter((name) => name !== '')
  if (names.length > longest.names || names.some((name) => name.length > longest.name)) {
    notes.note('establishment', 'textTooLong', { detail: { most: String(longest.name) } })
  }
  return names
}

function readDocument(notes: RowNotes): string | null {
  const number = plain(notes, 'documentNumber')
  const cell = notes.cell('documentDate')
  if (!cell || isNotKnown(notes.text('documentDate'))) return number
  const day: PlainDate | undefined = readDay(cell)
  if (!day) notes.note('documentDate', 'dateUnreadable')
  const words = day ? asVietnameseDay(day) : notes.text('documentDate')
  return number === null
    ? `ngày ${words}`
    : number.includes(words)
      ? number
      : `${number} ngày ${words}`
}

function readSource(notes: RowNotes): { sourceUrl: string | null; sourceNote: string | null } {
  const address = plain(notes, 'sourceUrl')
  const words = plain(notes, 'sourceNote')
  if (address === null || /^https?:\/\//i.test(address))
    return { sourceUrl: address, sourceNote: words }
  notes.note('sourceUrl', 'addressUnsafe', {
    fixes: /^www\./i.test(address) ? [fixTo(`https://${address}`)] : [],
  })
  return {
    sourceUrl: null,
    sourceNote: [words, address].filter((text) => text !== null).join('; '),
  }
}

function plain(
  notes: RowNotes,
  field: 'implementer' | 'documentNumber' | 'sourceUrl' | 'sourceNote' | 'note',
): string | null {
  const text = notes.text(field)
  if (text.length > longest.text) notes.note(field, 'textTooLong', { detail: { most: '2.000' } })
  return isNotKnown(text) ? null : text
}
