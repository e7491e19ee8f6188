/** A colour of the series tokens, 1 to 8, or the hatching of what is not known. */
export type Tone = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 'unknown'

/** One entry of a legend. */
export type LegendEntry = { readonly label: string; readonly tone: Tone }

/** The numbers of a chart as a table; `label` is what opens it. */
export type ChartTable = {
  readonly label: string
  readonly head: readonly string[]
  readonly rows: readonly { readonly head: string; readonly cells: readonly string[] }[]
}

/** The words and the way of writing numbers that every chart needs, in the reader's language. */
export type ChartWords = {
  readonly title: string
  /** Unit, source, what is left out: one line under the title. */
  readonly note?: string | undefined
  /** What a person who does not see the picture should hear; the title when absent. */
  readonly summary?: string | undefined
  readonly format: (value: number) => string
  readonly unknownText: string
  /** The word that opens the table: "Xem số liệu". */
  readonly tableLabel: string
}

const tones = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** The tone of the n-th series, counted from 0. */
export function toneOf(index: number): Tone {
  return tones[index % tones.length] ?? 1
}

/** Writes a value, or says that it is not known. */
export function said(
  value: number | null,
  { format, unknownText }: Pick<ChartWords, 'format' | 'unknownText'>,
): string {
  return value === null ? unknownText : format(value)
}
