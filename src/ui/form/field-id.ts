/** The id of the control of a field, so that the summary of errors can lead to it: `money[0].planned` → `f-money-0-planned`. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/-+$/, '')}`
}
