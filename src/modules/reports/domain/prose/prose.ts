import type { Prose } from '#core/prose/run.ts'

/** A paragraph of a report; `findings` are the indexes of the report's findings shown beside it. */
export type Paragraph = { readonly runs: Prose; readonly findings: readonly number[] }

/** A numbered part of a report. */
export type Section = {
  readonly number: string
  readonly heading: string
  readonly parts: readonly Part[]
}

/** Paragraphs under a heading of their own, or under none. */
export type Part = {
  readonly heading: string | null
  readonly paragraphs: readonly Paragraph[]
  /** Each paragraph is the finding it names, in words. */
  readonly tells?: 'findings'
}

/** The report as officials write it. */
export type ReportProse = {
  readonly title: string
  readonly abstract: string
  readonly sections: readonly Section[]
}
