/** A value as JSON text; amounts are texts, since JSON has no whole numbers of that size. */
export function asJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? part.toString() : part,
  )
}
