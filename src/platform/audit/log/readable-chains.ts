import type { Standing } from '#core/standing.ts'
import { Failure } from '#core/failure.ts'
import { currentActing } from '#platform/db/acting.ts'

/** The chains whoever acts may read: all of them, or those of these provinces of today. */
export function readableChains(): 'all' | readonly string[] {
  const standing = currentActing().standingFor('audit.read')
  if (!standing) throw new Failure('forbidden', 'may not read the log')
  return chainsOf(standing)
}

/** @throws {Failure} not-found, when it is not a chain whoever acts may read */
export function requireReadable(chain: string): void {
  const chains = readableChains()
  if (chains === 'all' || chains.includes(chain)) return
  throw new Failure('not-found', `No log ${chain} here`)
}

function chainsOf({ reach, provinceIds }: Standing): 'all' | readonly string[] {
  if (reach === 'system' || reach === 'nation') return 'all'
  return reach === 'province' || reach === 'region' ? provinceIds : []
}
