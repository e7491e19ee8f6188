/** A link with what is to be known of it. */
export type Line = {
  readonly href: string
  readonly title: string
  readonly note: string
  /** A name or a title, which stands in Vietnamese whatever the language of the page. */
  readonly isVietnamese?: boolean
}
