/** What went wrong with one parameter, header or field. */
export type ParameterProblem = {
  readonly parameter: string
  readonly message: string
  /** The name of the rule, for a machine. */
  readonly code?: string
}

/** A refusal as RFC 9457 writes it, in Vietnamese, saying what to do. */
export type Problem = {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503
  readonly title: string
  /** What to do about it. */
  readonly detail: string
  readonly errors?: readonly ParameterProblem[]
  /** Further members, as the operation describes them. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** The problem as an answer. */
export function problemResponse(
  { more = {}, ...problem }: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', ...problem, ...more }), {
    status: problem.status,
    headers: {
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    },
  })
}
