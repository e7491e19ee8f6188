/** One reason for a refusal: a code of a closed union, and what the reader needs to act on it. */
export type Reason<Code extends string = string> = {
  readonly code: Code
  /** The field or place the reason is about, for the form to point at. */
  readonly field?: string
  readonly detail?: Readonly<Record<string, string>>
  readonly cites?: string
}

/** What the rules answer: allowed, with the facts to be saved, or refused with every reason. */
export type Decision<Fact, Code extends string = string> =
  | { readonly allowed: true; readonly fact: Fact; readonly warnings: readonly Reason<Code>[] }
  | { readonly allowed: false; readonly reasons: readonly Reason<Code>[] }

/** The answer yes, with the fact it makes true and what the person should still know. */
export function allow<Fact, Code extends string = never>(
  fact: Fact,
  warnings: readonly Reason<Code>[] = [],
): Decision<Fact, Code> {
  return { allowed: true, fact, warnings }
}

/** The answer no, with every reason. */
export function refuse<Code extends string>(
  reasons: readonly Reason<Code>[],
): Decision<never, Code> {
  return { allowed: false, reasons }
}
