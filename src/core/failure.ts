/** The kinds of request that cannot be judged at all; each becomes one page in `hooks.server.ts`. */
export const failureKinds = [
  'not-found',
  'signed-out',
  'forbidden',
  'invalid',
  'stale',
  'conflict',
  'too-large',
  'busy',
] as const
export type FailureKind = (typeof failureKinds)[number]

/** A request that cannot be judged: the record is missing, changed meanwhile, or the request is malformed. */
export class Failure extends Error {
  readonly kind: FailureKind
  /** A sentence for the person, when the kind alone does not say what to do. */
  readonly says: string | undefined
  readonly detail: Readonly<Record<string, unknown>>

  constructor(
    kind: FailureKind,
    message: string,
    options: { says?: string; detail?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message)
    this.name = 'Failure'
    this.kind = kind
    this.says = options.says
    this.detail = options.detail ?? {}
  }
}
