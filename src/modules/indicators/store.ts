import { sql } from 'kysely'
import { decimalText } from '#core/decimal.ts'
import { yearOf } from '#core/plain-date.ts'
import { idOfName } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { ReportedFigure } from './domain/figure.ts'

/** A figure with the record it was read from and the place it stands for today. */
export type ReceivedFigure = {
  readonly figure: ReportedFigure
  /** As received, in the shape of `data/kc/reported-figures.json`. */
  readonly origin: unknown
  /** Today's province, code of the 34; `null` for regions, the nation and unknown places. */
  readonly provinceId: string | null
}

/**
 * Keeps figures that are not there yet, each under its identifier, with its source once.
 * @returns how many were new
 */
export async function saveFigures(tx: Tx, received: readonly ReceivedFigure[]): Promise<number> {
  await saveSources(tx, received)
  const rows = received.map(asRow)
  const { numAffectedRows } = await sql`
    insert into reported_figure (id, source_id, indicator, source_indicator, tier, dimension, status, scope_kind,
      scope_list, scope_code, scope_name, province_id, region, period_kind, period_label, period_start, period_end,
      year, value, unit, raw, qualifier, origin, note)
    select id, source_id, indicator, source_indicator, tier, dimension, status, scope_kind,
      scope_list, scope_code, scope_name, province_id, region, period_kind, period_label, period_start, period_end,
      year, value, unit, raw, qualifier, origin, note
    from jsonb_populate_recordset(null::reported_figure, ${JSON.stringify(rows)}::jsonb)
    on conflict (id) do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

async function saveSources(tx: Tx, received: readonly ReceivedFigure[]): Promise<void> {
  const sources = new Map(
    received.map(({ figure: { source } }) => [
      sourceIdOf(source),
      { id: sourceIdOf(source), ...source },
    ]),
  )
  await sql`
    insert into figure_source (id, url, note, published)
    select id, url, note, published
    from jsonb_populate_recordset(null::figure_source, ${JSON.stringify([...sources.values()])}::jsonb)
    on conflict do nothing`.execute(tx)
}

function asRow({ figure, origin, provinceId }: ReceivedFigure): Record<string, unknown> {
  const { scope, period } = figure
  return {
    id: figure.id,
    source_id: sourceIdOf(figure.source),
    indicator: figure.indicator,
    source_indicator: figure.sourceIndicator,
    tier: figure.tier,
    dimension: dimensionText(figure),
    status: figure.status ?? 'unknown',
    scope_kind: scope.kind,
    scope_list: scope.kind === 'province63' ? 63 : scope.kind === 'province34' ? 34 : null,
    scope_code: scope.code,
    scope_name: scope.name,
    province_id: provinceId,
    region: scope.kind === 'region' ? scope.code : null,
    period_kind: period.kind,
    period_label: period.label,
    period_start: period.start,
    period_end: period.end,
    year:
      period.start && period.end && yearOf(period.start) === yearOf(period.end)
        ? yearOf(period.end)
        : null,
    value: figure.value === null ? null : decimalText(figure.value),
    unit: figure.unit,
    raw: figure.raw,
    qualifier: figure.qualifier,
    origin,
    note: figure.note,
  }
}

// The part a name stands for is said by the name itself; only what the source wrote beside it is kept here.
function dimensionText({ dimension }: ReportedFigure): string | null {
  const words = Object.entries(dimension ?? {})
    .filter(([key]) => key !== 'part')
    .map(([, word]) => word)
  return words.length > 0 ? words.join(', ') : null
}

/** A source is known by where it was printed: its address, or the words that name it. */
export function sourceIdOf(source: { url: string | null; note: string | null }): string {
  return idOfName(`figure-source/${JSON.stringify([source.url, source.note])}`)
}
