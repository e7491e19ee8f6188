import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { read } from '#platform/db/transact.ts'
import { readPlacedQuery } from '#modules/territory/api.server.ts'
import type { NamedPlace, UnderstoodPlace } from '#modules/territory/model.ts'
import { mapping } from '../domain/mapping.ts'
import { sourceLabelOf } from '../domain/source-labels.ts'

/** What a list of figures is narrowed to; an absent part narrows nothing. */
export type FigureFilter = {
  readonly q?: string
  /** The query is words and nothing else: no place is understood in it. */
  readonly wordsOnly?: true
  readonly indicator?: string
  readonly unmapped?: true
  readonly tier?: string
  readonly status?: string
  readonly year?: number
  readonly region?: string
  readonly provinceId?: string
  readonly scopeKind?: string
  readonly place?: { readonly list: number; readonly code: string }
  readonly sourceId?: string
  readonly ids?: readonly string[]
  /** Figures whose period touches these years. */
  readonly spanning?: { readonly from: number; readonly to: number }
  /** Figures of the region itself or of any of these provinces of today. */
  readonly within?: { readonly region: string | null; readonly provinceIds: readonly string[] }
}

/** A figure as a list shows it. */
export type FigureRow = {
  readonly id: string
  readonly indicator: string | null
  readonly sourceIndicator: string
  /** The source's own name for what it counts, where the catalogue's is wider or there is none. */
  readonly sourceLabel: string | null
  readonly tier: string | null
  readonly dimension: string | null
  readonly status: string
  readonly scopeKind: string
  readonly scopeName: string
  readonly periodLabel: string
  readonly year: number | null
  readonly value: string | null
  readonly unit: string
  readonly raw: string | null
  readonly qualifier: string | null
  readonly sourceId: string
  readonly sourceUrl: string | null
  readonly sourceNote: string | null
  readonly published: string | null
}

/** The largest page of figures. */
export const mostFiguresAPage = 200

const sorts = {
  scope: sql`f.scope_name collate "vi-x-icu"`,
  year: sql`f.year`,
  indicator: sql`f.indicator`,
  value: sql`f.value`,
} as const
export type FigureSort = keyof typeof sorts

/** One page of figures and how many there are in all. */
export async function listFigures(
  filter: FigureFilter,
  page: {
    readonly sort: FigureSort
    readonly descending: boolean
    readonly offset: number
    readonly limit: number
  },
): Promise<{ rows: FigureRow[]; count: number }> {
  const direction = page.descending ? sql`desc nulls last` : sql`asc nulls last`
  const limit = Math.min(page.limit, mostFiguresAPage)
  return read('figure.read', async (db) => {
    const { rows } = await sql<FigureRow>`
      select f.id, f.indicator, f.source_indicator as "sourceIndicator", f.tier, f.dimension, f.status,
        f.scope_kind as "scopeKind", f.scope_name as "scopeName", f.period_label as "periodLabel", f.year,
        f.value::text as value, f.unit, f.raw, f.qualifier, f.source_id as "sourceId",
        s.url as "sourceUrl", s.note as "sourceNote", s.published
      from reported_figure f join figure_source s on s.id = f.source_id
      where ${condition(filter)}
      order by ${sorts[page.sort]} ${direction}, f.year desc nulls last, f.id
      limit ${limit} offset ${page.offset}`.execute(db)
    const counted = await sql<{ count: bigint }>`
      select count(*) as count from reported_figure f where ${condition(filter)}`.execute(db)
    return { rows: rows.map(named), count: Number(counted.rows[0]?.count ?? 0n) }
  })
}

function named(row: FigureRow): FigureRow {
  const place = mapping[row.sourceIndicator]
  const isNarrower =
    !place ||
    place.indicator === null ||
    place.part !== undefined ||
    place.activityKind !== undefined
  return { ...row, sourceLabel: isNarrower ? sourceLabelOf(row.sourceIndicator) : null }
}

/** The condition a filter makes, over `reported_figure f`. */
export function condition(filter: FigureFilter) {
  const parts = [sql`f.deleted_at is null`]
  if (filter.indicator !== undefined) parts.push(sql`f.indicator = ${filter.indicator}`)
  if (filter.unmapped) parts.push(sql`f.indicator is null`)
  if (filter.tier !== undefined) parts.push(sql`f.tier = ${filter.tier}`)
  if (filter.status !== undefined) parts.push(sql`f.status = ${filter.status}`)
  if (filter.year !== undefined) {
    parts.push(sql`(f.year = ${filter.year} or extract(year from f.period_end) = ${filter.year})`)
  }
  if (filter.region !== undefined) parts.push(sql`f.region = ${filter.region}`)
  if (filter.provinceId !== undefined) parts.push(sql`f.province_id = ${filter.provinceId}`)
  if (filter.scopeKind !== undefined) parts.push(sql`f.scope_kind = ${filter.scopeKind}`)
  if (filter.place) {
    parts.push(sql`f.scope_list = ${filter.place.list} and f.scope_code = ${filter.place.code}`)
  }
  if (filter.sourceId !== undefined) parts.push(sql`f.source_id = ${filter.sourceId}`)
  if (filter.ids) parts.push(sql`f.id = any(${[...filter.ids]})`)
  if (filter.spanning) {
    const { from, to } = filter.spanning
    parts.push(
      sql`f.period_start <= make_date(${to}::int, 12, 31) and f.period_end >= make_date(${from}::int, 1, 1)`,
    )
  }
  if (filter.within) {
    const { region, provinceIds } = filter.within
    parts.push(sql`(f.region = ${region} or f.province_id = any(${[...provinceIds]}))`)
  }
  return sql.join([...parts, ...asked(filter)], sql` and `)
}

const saidOf = sql`vn_norm(f.scope_name || ' ' || f.source_indicator || ' ' || coalesce(f.raw, '') || ' ' ||
  coalesce(f.note, '') || ' ' || f.period_label)`

// The words of the query, and the places it names: a figure is of one of them or says its name.
function asked({ q = '', wordsOnly }: FigureFilter) {
  const placed = wordsOnly ? undefined : readPlacedQuery(q)
  return [
    ...wordsOf(placed?.rest ?? q).map((word) => sql`${saidOf} like ${`%${word}%`}`),
    ...(placed?.groups ?? []).map((places) => sql`(${sql.join(places.map(isOf), sql` or `)})`),
  ]
}

function isOf({ places, ground, spellings }: NamedPlace) {
  const codes = (list: number) =>
    places
      .filter((place) => place.level === 'province' && place.list === list)
      .map(({ code }) => code)
  return sql`((f.scope_kind in ('province63', 'province34') and ((f.scope_list = 63 and f.scope_code = any(${codes(63)}::text[]))
      or (f.scope_list = 34 and f.scope_code = any(${[...codes(34), ...ground.whole]}::text[]))))
    or ' ' || ${saidOf} || ' ' like any (${spellings.map((words) => `% ${words} %`)}::text[]))`
}

/** The places that the query of a filter was understood to name, for a reader to see. */
export function understoodInFigures({
  q = '',
  wordsOnly,
}: FigureFilter): readonly UnderstoodPlace[] {
  const placed = wordsOnly ? undefined : readPlacedQuery(q)
  return placed?.places.map(({ understood }) => understood) ?? []
}

const mostWords = 8

function wordsOf(q: string | undefined): string[] {
  return normaliseVietnamese(q ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, mostWords)
}

/** The years that have figures, newest first, with how many. */
export async function listFigureYears(
  filter: FigureFilter = {},
): Promise<{ year: number; figures: number }[]> {
  const { rows } = await read('figure.read', (db) =>
    sql<{ year: number; figures: bigint }>`
      select f.year, count(*) as figures from reported_figure f
      where f.year is not null and ${condition(filter)} group by f.year order by f.year desc`.execute(
      db,
    ),
  )
  return rows.map(({ year, figures }) => ({ year, figures: Number(figures) }))
}

/** Where figures are about: each scope with its years and how many figures. */
export async function listFigureScopes(): Promise<
  {
    kind: string
    list: number | null
    code: string | null
    name: string
    year: number | null
    figures: number
  }[]
> {
  const { rows } = await read('figure.read', (db) =>
    sql<{
      kind: string
      list: number | null
      code: string | null
      name: string
      year: number | null
      figures: bigint
    }>`
      select scope_kind as kind, scope_list as list, scope_code as code, min(scope_name) as name, year, count(*) as figures
      from reported_figure where deleted_at is null
      group by scope_kind, scope_list, scope_code, year
      order by scope_kind, scope_list, scope_code, year`.execute(db),
  )
  return rows.map((row) => ({ ...row, figures: Number(row.figures) }))
}

/** A source, with the days it speaks of left to its figures. */
export type SourceRow = {
  readonly id: string
  readonly url: string | null
  readonly note: string | null
  readonly published: PlainDate | string | null
  readonly figures: number
}

/** A source by its identifier. */
export async function findSource(id: string): Promise<SourceRow | undefined> {
  const { rows } = await read('figure.read', (db) =>
    sql<SourceRow & { figures: bigint }>`
      select s.id, s.url, s.note, s.published, count(f.id) as figures
      from figure_source s left join reported_figure f on f.source_id = s.id and f.deleted_at is null
      where s.id = ${id} group by s.id`.execute(db),
  )
  const found = rows[0]
  return found && { ...found, figures: Number(found.figures) }
}
