/** The same list with some of its choices changed; an empty choice leaves the address. */
export function changedAddress(
  path: string,
  search: { toString(): string },
  change: Readonly<Record<string, string>>,
): string {
  const next = new URLSearchParams(search.toString())
  for (const [name, value] of Object.entries(change)) {
    if (value === '') next.delete(name)
    else next.set(name, value)
  }
  const query = next.toString()
  return query === '' ? path : `${path}?${query}`
}
