/**
 * How a source is named on pages and in documents: in the words of its note when it stands nowhere to be opened,
 * else the site it stands on and the day. A file the note was kept in is ours, not the source's, and is left out.
 */
export function sourceName(source: {
  readonly url: string | null
  readonly note: string | null
  readonly published: string | null
}): string | null {
  const site = source.url ? siteOf(source.url) : null
  const name = site ?? source.note?.replace(/^\S+\.txt \((.*)\)$/, '$1') ?? null
  const day = source.published ? writtenDay(source.published) : null
  return name === null || day === null || name.includes(day) ? name : `${name}, ${day}`
}

// Sites that only keep a copy of another publisher's page: their own name would mislead.
const keepers: ReadonlySet<string> = new Set(['ufabetindo.in'])

function siteOf(url: string): string {
  const site = /^https?:\/\/(?:www\.)?([^/]+)/.exec(url)?.[1] ?? url
  return keepers.has(site) ? 'trang lưu lại' : site
}

/** 29/05/2014, 08/2024 or 2014: as much of a day as the source says. */
const writtenDay = (published: string) =>
  /^\d{4}(-\d\d){0,2}$/.test(published) ? published.split('-').reverse().join('/') : published
