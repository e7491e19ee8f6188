import type { z } from '@hono/zod-openapi'
import type { Problem } from './problem.ts'

/** What stands in an answer. Whole numbers of any size are written as text by who makes it. */
export type Json =
  string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json }
type Answer = { readonly [name: string]: Json }

type Common<Params extends z.ZodObject> = {
  /** Name for generated clients, `getReport`. */
  readonly id: string
  /** Below `/api/v1`, parameters in braces: `/figures/{id}`. */
  readonly path: string
  /** The right it asks for, `scheme.read`; for a machine's key, the scope too. */
  readonly act: string
  readonly summary: string
  readonly description?: string
  readonly params: Params
  /** What the answer looks like, for the document. */
  readonly output: z.ZodType
}

/** A question the API answers: the one place where its address, parameters, answer and work stand together. */
export type Operation<Params extends z.ZodObject, Query extends z.ZodObject> = Common<Params> & {
  readonly query: Query
  readonly run: (input: z.output<Params> & z.output<Query>) => Promise<Answer>
  /** The answer is tagged by its own `version`, which a change of it asks for; by its content otherwise. */
  readonly taggedBy?: 'version'
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

/** A change the API makes, for a machine's key alone. */
export type Command<
  Params extends z.ZodObject,
  Headers extends z.ZodObject,
  Body extends z.ZodType,
> = Common<Params> & {
  readonly method: 'post' | 'patch'
  /** Headers it reads, by their names in small letters. */
  readonly headers: Headers
  readonly body: Body
  readonly status: 200 | 201
  /** Refusals beyond those of every change, by status: what each means, and which further members it has. */
  readonly refusals: Readonly<Partial<Record<Problem['status'], Refusal>>>
  readonly run: (input: {
    readonly params: z.output<Params>
    readonly headers: z.output<Headers>
    readonly body: z.output<Body>
  }) => Promise<Done | Refused>
}

export type Refusal = { readonly description: string; readonly more?: z.core.$ZodLooseShape }

/** A change that was made. */
type Done = { readonly output: unknown; readonly headers?: Readonly<Record<string, string>> }
/** A change that was not. */
type Refused = { readonly problem: Problem }

/** A command as the API holds it. */
export type AnyCommand = Command<z.ZodObject, z.ZodObject, z.ZodType>

/** Defines a command; what was sent is checked before `run` sees it. */
export function command<
  Params extends z.ZodObject,
  Headers extends z.ZodObject,
  Body extends z.ZodType,
>(definition: Command<Params, Headers, Body>): AnyCommand {
  const { run, ...rest } = definition
  return { ...rest, run: (input) => run(input as Parameters<typeof run>[0]) }
}
