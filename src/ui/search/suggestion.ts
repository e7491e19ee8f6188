/** One line under the search box; `/tim-kiem/goi-y?q=…` answers `{ items: Suggestion[] }`, at most eight. */
export type Suggestion = {
  readonly href: string
  readonly label: string
  /** The kind of thing, in the reader's language: Đề án, Địa bàn. */
  readonly kind: string
  readonly detail?: string
}

/**
 * Suggestions for what has been typed so far; none when the server has none or cannot be reached,
 * because the search page itself still works.
 */
export async function suggestions(
  address: string,
  typed: string,
  signal: AbortSignal,
): Promise<readonly Suggestion[]> {
  try {
    const response = await fetch(`${address}?q=${encodeURIComponent(typed)}`, { signal })
    if (!response.ok) return []
    const body = (await response.json()) as { items?: readonly Suggestion[] }
    return body.items ?? []
  } catch {
    return []
  }
}
