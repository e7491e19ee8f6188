import { normaliseVietnamese } from '#core/vietnamese.ts'
import {
  type FigureScope,
  type FigureScopeKind,
  type FigureStatus,
  type ReportedFigure,
  figureScopeKinds,
  figureStatuses,
} from './figure.ts'
import { indicatorFor, mapping } from './mapping.ts'
import { meaningOf } from './meaning.ts'
import { printedDecimals } from './printed-decimals.ts'
import { boundOf } from './qualifier.ts'
import { readPeriod } from './read-period.ts'
import { readValue, statedNumber } from './read-value.ts'
import { shift } from './shift.ts'
import { unreadable } from './unreadable.ts'
import { printedUnit } from './units.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * Reads an array in the shape of `data/kc/reported-figures.json`. Unknown names, null and missing fields are
 * kept as unknown; a value may be a number or a text in either number style.
 * @throws {Failure} when something cannot be read, naming the place and what is expected there
 */
export function readFigures(json: unknown): readonly ReportedFigure[] {
  if (!Array.isArray(json))
    throw unreadable('đầu tệp', 'cần một mảng JSON các số liệu, ví dụ [{"id": "F0001", …}]')
  return json.map((row: unknown, index) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      throw unreadable(`phần tử thứ ${index + 1}`, 'cần một đối tượng {…} chứa một số liệu')
    return readFigure(row as Row, index)
  })
}

function readFigure(row: Row, index: number): ReportedFigure {
  const id = textOf(row['id']) ?? `#${index + 1}`
  const place = `phần tử thứ ${index + 1} (${id})`
  const unit = textOf(row['unit']) ?? ''
  const raw = textOf(row['raw'])
  const sourceIndicator = textOf(row['indicator']) ?? ''
  const statedBase = statedNumber(row['valueBase'])
  const status = readStatus(textOf(row['status']))
  const value = readValue(row['value'], { raw, unit, statedBase, place })
  const { power, base } = printedUnit(unit)
  const decimals = value === null ? 0 : printedDecimals(value, raw, unit)
  const mapped = Object.hasOwn(mapping, sourceIndicator) ? mapping[sourceIndicator] : undefined
  const known = mapped && mapped.indicator !== null ? mapped : undefined
  const qualifier = textOf(row['qualifier'])
  return {
    id,
    indicator: indicatorFor(sourceIndicator, status),
    sourceIndicator,
    tier: meaningOf(sourceIndicator, unit)?.tier ?? null,
    activityKind: known?.activityKind ?? null,
    dimension: readDimension(row['dimension'], known?.part, place),
    status,
    scope: readScope(row),
    period: readPeriod(
      textOf(row['period']),
      textOf(row['periodKind']),
      textOf(row['periodStart']),
      textOf(row['periodEnd']),
    ),
    value,
    unit,
    baseValue: value === null ? null : shift(value, power),
    baseUnit: base,
    statedBase,
    resolution: shift({ units: 1n, scale: 0 }, power - decimals),
    raw,
    qualifier,
    bound: boundOf(qualifier ?? leadingWords(raw)),
    source: {
      url: textOf(row['sourceUrl']),
      note: textOf(row['sourceNote']),
      published: textOf(row['published']),
    },
    note: textOf(row['note']),
  }
}

/** The words before the number, where a record keeps `hơn 2,1` in its raw text only. */
function leadingWords(raw: string | null): string | null {
  const words = /^([\p{L}\s]{2,20}?)\s+\d/u.exec(raw ?? '')?.[1]
  return words !== undefined && qualifierWords.test(normaliseVietnamese(words)) ? words : null
}

const qualifierWords =
  /^(?:hon|tren|gan|duoi|khoang|it nhat|toi da|khong qua|more than|over|nearly|almost|about|at least|up to)$/

function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'string') return null
  const text = value.normalize('NFC').trim()
  return text === '' ? null : text
}

const statusWords: readonly (readonly [RegExp, FigureStatus])[] = [
  [/\buoc\b/, 'estimate'],
  [/de nghi|de xuat|proposed/, 'proposed'],
  [/phe duyet|duoc duyet|duoc giao|approved/, 'approved'],
  [/nghiem thu/, 'accepted'],
  [/ke hoach|\bkh\b|plan/, 'plan'],
  [/muc tieu|chi tieu|target/, 'target'],
  [/dinh muc|norm/, 'norm'],
  [/du kien|expected/, 'expected'],
  [/thuc hien|luy ke|ket qua|actual|carried out|estimate/, 'actual'],
]

function readStatus(text: string | null): FigureStatus | null {
  if (text === null) return null
  if (Object.hasOwn(figureStatuses, text)) return text as FigureStatus
  const plain = normaliseVietnamese(text)
  return statusWords.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}

function readDimension(
  value: unknown,
  part: string | undefined,
  place: string,
): Readonly<Record<string, string>> | null {
  const given: Record<string, string> = {}
  if (typeof value === 'string' && value.trim() !== '') given['group'] = value.trim()
  else if (typeof value === 'object' && value !== null && !Array.isArray(value))
    for (const [key, each] of Object.entries(value)) {
      const text = textOf(each)
      if (text !== null) given[key] = text
      else if (Array.isArray(each)) given[key] = each.map(String).join('; ')
    }
  else if (Array.isArray(value) || typeof value === 'number') {
    const text = [value].flat().map(String).join('; ')
    if (text !== '') given['group'] = text
  } else if (value !== null && value !== undefined && value !== false && value !== '')
    throw unreadable(place, '"dimension" phải là null hoặc đối tượng, ví dụ {"group": "khác"}')
  if (part !== undefined) given['part'] = part
  return Object.keys(given).length === 0 ? null : given
}

function readScope(row: Row): FigureScope {
  const code = textOf(row['scopeCode'])
  const name = textOf(row['scopeName']) ?? code ?? ''
  const kind = textOf(row['scope']) ?? kindByName(code, name)
  return { kind: scopeKind(kind, textOf(row['scopeList']), textOf(row['periodStart'])), code, name }
}

/** Where the kind of place is not said: regions and the nation are known by code or name. */
function kindByName(code: string | null, name: string): string | null {
  const plain = normaliseVietnamese(name)
  if (code === 'VN' || /^(?:ca nuoc|toan quoc|viet nam)$/.test(plain)) return 'nation'
  if (['NAM', 'BAC', 'MTTN'].includes(code ?? '') || /^(?:khu vuc|vung|phia|mien) /.test(plain))
    return 'region'
  if (/^(?:huyen|quan|thi xa) /.test(plain)) return 'district'
  return code !== null && /^\d{2}$/.test(code) ? 'province' : null
}

function scopeKind(
  kind: string | null,
  list: string | null,
  start: string | null,
): FigureScopeKind {
  if (kind === 'province') {
    if (list === '34') return 'province34'
    return list === null && start !== null && start >= '2025-07-01' ? 'province34' : 'province63'
  }
  return figureScopeKinds.find((each) => each === kind) ?? 'unknown'
}
