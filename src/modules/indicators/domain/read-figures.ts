import { type Decimal, asDecimal, compareDecimals } from '#core/decimal.ts'
import { Failure } from '#core/failure.ts'
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
import { numbersIn, readNumber } from './number-text.ts'
import { printedDecimals } from './printed-decimals.ts'
import { boundOf } from './qualifier.ts'
import { readPeriod } from './read-period.ts'
import { shift } from './shift.ts'
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

function unreadable(place: string, remedy: string): Failure {
  return new Failure('invalid', `Unreadable figures at ${place}`, {
    says: `Không đọc được số liệu ở ${place}: ${remedy}.`,
    detail: { place },
  })
}

function readFigure(row: Row, index: number): ReportedFigure {
  const id = textOf(row['id']) ?? `#${index + 1}`
  const place = `phần tử thứ ${index + 1} (${id})`
  const unit = textOf(row['unit']) ?? ''
  const raw = textOf(row['raw'])
  const sourceIndicator = textOf(row['indicator']) ?? ''
  const status = readStatus(textOf(row['status']))
  const value = readValue(row['value'], raw, unit, place)
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
    statedBase:
      typeof row['valueBase'] === 'number'
        ? (asDecimal(plainText(row['valueBase'])) ?? null)
        : null,
    resolution: shift({ units: 1n, scale: 0 }, power - decimals),
    raw,
    qualifier,
    bound: boundOf(qualifier),
    source: {
      url: textOf(row['sourceUrl']),
      note: textOf(row['sourceNote']),
      published: textOf(row['published']),
    },
    note: textOf(row['note']),
  }
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'string') return null
  const text = value.normalize('NFC').trim()
  return text === '' ? null : text
}

function readValue(
  value: unknown,
  raw: string | null,
  unit: string,
  place: string,
): Decimal | null {
  if (value === null || value === undefined || value === '')
    return raw === null ? null : fromText(raw, unit)
  if (typeof value === 'number') {
    const exact = Number.isFinite(value) ? asDecimal(plainText(value)) : undefined
    if (exact === undefined)
      throw unreadable(place, `giá trị ${value} không phải số hữu hạn; ghi ví dụ 63.335`)
    return exact
  }
  if (typeof value !== 'string')
    throw unreadable(place, '"value" phải là số, chữ số hoặc null; ghi ví dụ 63.335 hoặc "63,335"')
  const found = fromText(value, unit, raw)
  if (found === null)
    throw unreadable(place, `không thấy số trong "${value}"; ghi ví dụ 63.335 hoặc "63,335"`)
  return found
}

function plainText(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(Math.abs(value) < 1 ? 15 : 0) : text
}

/** A number in text. Where both styles read, the raw text decides, then what the unit makes likely. */
function fromText(text: string, unit: string, raw: string | null = null): Decimal | null {
  const minus = /^\s*[-−]/.test(text)
  const readings = readNumber(text.replace(/^\s*[-+−]/, ''))
  const all = readings.length > 0 ? readings : (numbersIn(text)[0] ?? [])
  const printed = raw === null || raw === text ? [] : numbersIn(raw).flat()
  const agreed = all.filter((each) =>
    printed.some((other) => compareDecimals(other.value, each.value) === 0),
  )
  const choices = agreed.length > 0 ? agreed : all
  const found =
    choices.length > 1
      ? (choices.find((each) => isLikely(each.value, unit)) ?? choices[0])
      : choices[0]
  if (!found) return null
  return minus ? { units: -found.value.units, scale: found.value.scale } : found.value
}

/** Counts are whole; per cent stay under a thousand; thousands of `tỷ` are rarer than a decimal comma. */
function isLikely(value: Decimal, unit: string): boolean {
  const { isMoney, isPercent, power } = printedUnit(unit)
  const thousand = compareDecimals(value, { units: 1000n, scale: 0 }) >= 0
  if (isPercent || (isMoney && power >= 9)) return !thousand
  return isMoney ? true : value.scale === 0
}

const statusWords: readonly (readonly [RegExp, FigureStatus])[] = [
  [/uoc/, 'estimate'],
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
  else if (value !== null && value !== undefined && value !== '')
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
