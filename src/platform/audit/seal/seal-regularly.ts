import { Failure } from '#core/failure.ts'
import { log } from '#platform/log/log.ts'
import { signHeads } from './sign-heads.ts'
import { statementOf } from './seal.ts'

const everyMs = 600_000

/** Seals now and every ten minutes, when something changed. What cannot be sealed is told by the log each time. */
export function sealRegularly(folder: string): void {
  const once = () => signHeads({ folder }).then(tell, cannotSeal)
  void once()
  setInterval(() => void once(), everyMs).unref()
}

let newest = 0

function tell(seal: Awaited<ReturnType<typeof signHeads>>): void {
  const { number, heads } = statementOf(seal)
  if (number !== newest) log.info({ event: 'audit-sealed', number, chains: heads.length })
  newest = number
}

function cannotSeal(err: unknown): void {
  const isBroken = err instanceof Failure && err.kind === 'conflict'
  log.error({ event: isBroken ? 'audit-broken' : 'audit-not-sealed', err })
}
