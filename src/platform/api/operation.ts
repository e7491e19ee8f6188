import type { z } from '@hono/zod-openapi'

/** A question the API answers: the one place where its address, parameters, answer and work stand together. */
export type Operation<Params extends z.ZodObject, Query extends z.ZodObject> = {
  /** Name for generated clients, `getReport`. */
  readonly id: string
  /** Below `/api/v1`, parameters in braces: `/figures/{id}`. */
  readonly path: string
  /** The right it asks for, `scheme.read`. */
  readonly act: string
  readonly summary: string
  readonly description?: string
  readonly params: Params
  readonly query: Query
  /** What the answer looks like, for the document. */
  readonly output: z.ZodType
  readonly run: (input: z.output<Params> & z.output<Query>) => Promise<unknown>
}

/** An operation as the API holds it, whatever its parameters. */
export type AnyOperation = Operation<z.ZodObject, z.ZodObject>

/** Defines an operation; its parameters are checked before `run` sees them. */
export function operation<Params extends z.ZodObject, Query extends z.ZodObject>(
  definition: Operation<Params, Query>,
): AnyOperation {
  const { run, ...rest } = definition
  return { ...rest, run: (input) => run(input as z.output<Params> & z.output<Query>) }
}
