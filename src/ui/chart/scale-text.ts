/** Shortens a label to what fits; the full text stands in the table beside the chart. */
export function fitted(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, characters - 1).trimEnd()}…`
}
