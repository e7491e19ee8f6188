import { asVietnameseDay } from '#core/plain-date.ts'
import type { ActivityKind, FundTier, SchemeDraft, SchemeStatus } from '#modules/schemes/model.ts'
import { isNotKnown } from './cell-text.ts'
import type { GridCell } from './grid.ts'
import type { ReadContext } from './places.ts'
import { moneyLines, readOutputs, type Amount, type FigureColumn } from './read-amounts.ts'
import { readDay } from './read-day.ts'
import { readEstablishments } from './read-establishments.ts'
import { readFlags, readKind } from './read-kind.ts'
import { readPlace } from './read-place.ts'
import type { PlaceBefore } from './read-row-province.ts'
import { readMoney, tierOfMoney } from './read-row-money.ts'
import { readSchemeYears } from './read-scheme-years.ts'
import { fixTo, type RowNotes } from './row-notes.ts'
import { statusIn, tierIn } from './words.ts'

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

const longest = { title: 500, text: 2_000 } as const

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
  const kind = readKind(notes, title, before.kind)
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

function readDocument(notes: RowNotes): string | null {
  const number = plain(notes, 'documentNumber')
  const cell = notes.cell('documentDate')
  if (!cell || isNotKnown(notes.text('documentDate'))) return number
  const day = readDay(cell)
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
