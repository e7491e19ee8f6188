import { Failure } from '#core/failure.ts'

// PostgreSQL's class 22: a value that does not fit its type, so something the request carried.
const carried = /^22/
// Cut off (08, 57P), out of connections (53), cancelled for taking too long (57014), still contended after every try (40).
const overload = /^(08|53|57P|57014|40001|40P01)/

/** The failure a person can do something about, where an error of the database is one; any other error as it is. */
export function asFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (carried.test(code)) return new Failure('invalid', error.message)
  // The pool gives no code when nobody handed a connection back in time.
  const isFull = error.message === 'timeout exceeded when trying to connect'
  return isFull || overload.test(code) ? new Failure('busy', error.message) : error
}
