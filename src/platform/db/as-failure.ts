import { Failure } from '#core/failure.ts'

// PostgreSQL's class 22: a value that does not fit its type, so something the request carried.
const carried = /^22/
// Cut off (08, 57P), out of connections (53), cancelled for taking too long (57014), still contended after every try (40).
const overload = /^(08|53|57P|57014|40001|40P01)/

// Nobody answers at the address of the database, or whoever did is gone.
const unreachable =
  /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)$/
// The driver gives no code when a connection broke, or when none was handed back in time.
const broken =
  /^(Connection terminated|Client has encountered a connection error|timeout (exceeded when trying to connect|expired$))/

// Row-level security, or a table the role has no right to: what the module should have refused with better words.
const beyondRights = '42501'

/** The failure a person can do something about, where an error of the database is one; any other error as it is. */
export function asFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (carried.test(code)) return new Failure('invalid', `a value that does not fit (${code})`)
  if (code === beyondRights) return new Failure('forbidden', error.message)
  const isGone =
    code === '' ? broken.test(error.message) : unreachable.test(code) || hasNoSocket(error)
  return isGone || overload.test(code) ? new Failure('busy', error.message) : error
}

// A database reached through a file that is not there.
function hasNoSocket(error: Error): boolean {
  return (
    'code' in error && error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'
  )
}
