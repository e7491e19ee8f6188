import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mapping } from '../domain/mapping.ts'

/** A name that sources use for what they count, and where the catalogue keeps it. */
export type SourceIndicator = {
  readonly name: string
  readonly label: string
  readonly indicator: string | null
  /** The indicator its plans are kept under, where that is another one. */
  readonly planned: string | null
  /** Why the catalogue has no place for it. */
  readonly reason: string | null
  readonly unitsSeen: readonly string[]
  readonly figures: number
}

type Listed = { indicator: string; label: string; count: number; unitsSeen: Record<string, number> }

let read: readonly SourceIndicator[] | undefined

/** The names met in published sources, each with its place in the catalogue. */
export function sourceIndicators(root = process.cwd()): readonly SourceIndicator[] {
  const file = (name: string) =>
    JSON.parse(readFileSync(join(root, 'data/kc', name), 'utf8')) as unknown
  const listed = [
    ...(file('indicators.json') as Listed[]),
    ...(file('seed-supplement.json') as { indicators: Listed[] }).indicators,
  ]
  read ??= listed.map(({ indicator: name, label, count, unitsSeen }) => {
    const place = mapping[name]
    return {
      name,
      label,
      indicator: place?.indicator ?? null,
      planned: (place && place.indicator !== null && place.planned) || null,
      reason: place && place.indicator === null ? place.reason : place ? null : 'chưa được xem xét',
      unitsSeen: Object.keys(unitsSeen),
      figures: count,
    }
  })
  return read
}
