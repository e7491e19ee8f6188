/** What every field takes. */
export type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  /** The sentence that says what is wrong; comes from the server. */
  error?: string | undefined
  required?: boolean | undefined
  /** Sets the field apart from one of the same name in another form of the page. */
  scope?: string | undefined
}
