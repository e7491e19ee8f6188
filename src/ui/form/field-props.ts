/** What every field takes. */
export type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  /** The sentence that says what is wrong; comes from the server. */
  error?: string | undefined
  required?: boolean | undefined
}
