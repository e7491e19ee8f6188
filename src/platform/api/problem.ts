/** What went wrong with one parameter. */
export type ParameterProblem = { readonly parameter: string; readonly message: string }

/** A refusal as RFC 9457 writes it, in Vietnamese, saying what to do. */
export type Problem = {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 500 | 503
  readonly title: string
  /** What to do about it. */
  readonly detail: string
  readonly errors?: readonly ParameterProblem[]
}

/** The problem as an answer. */
export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify({ type: 'about:blank', ...problem }), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    },
  })
}
