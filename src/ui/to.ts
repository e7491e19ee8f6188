import { getLocale } from '#text/generated/runtime.js'

/**
 * The address of a page in the reader's language: `to('/de-an')` is `/en/de-an` for an English reader.
 * Leaves alone what is not a page of ours: `/api/…`, other sites, `#part`, `?query`.
 */
export function to(href: string): string {
  if (getLocale() === 'vi' || !href.startsWith('/') || href.startsWith('//')) return href
  if (/^\/(en|api)(\/|$|\?|#)/.test(href)) return href
  return href === '/' ? '/en' : `/en${href}`
}

/** The same address in the other language, for the language switch. */
export function inOtherLanguage(url: Pick<URL, 'pathname' | 'search'>): string {
  const path = url.pathname.replace(/^\/en(?=\/|$)/, '') || '/'
  if (getLocale() === 'en') return path + url.search
  return (path === '/' ? '/en' : `/en${path}`) + url.search
}
