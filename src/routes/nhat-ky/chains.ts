import { Failure } from '#core/failure.ts'
import { findProvince, listProvinces } from '#modules/territory/api.server.ts'
import { may } from '#modules/access/api.server.ts'
import { readableChains } from '#platform/audit/log/readable-chains.ts'
import { m } from '#text/generated/messages.js'
import { to } from '#ui/to.ts'

/** The chain of what belongs to no province. */
export const central = 'central'

/** What the log of a chain is the log of. */
export const chainName = (chain: string) =>
  chain === central
    ? m.audit_central()
    : (findProvince({ list: 34, code: chain })?.fullName ?? chain)

/** The logs whoever reads may open, the common one first. */
export function chainChoices(): { value: string; label: string }[] {
  const readable = readableChains()
  const codes =
    readable === 'all' ? [central, ...listProvinces(34).map(({ code }) => code)] : readable
  return codes.map((value) => ({ value, label: chainName(value) }))
}

/** Where whoever reads finds an entry of the trail by its place, `66/1234`; nowhere, when that log is not open to them. */
export function entryAddress(place: string | undefined): string | null {
  if (place === undefined || !may('audit.read')) return null
  const readable = readableChains()
  const isOpen = readable === 'all' || readable.includes(place.split('/')[0] ?? '')
  return isOpen ? to(`/nhat-ky/${place}`) : null
}

/** @throws {Failure} not-found, when it is no log whoever reads may open */
export function requireChain(chain: string): void {
  if (chainChoices().some(({ value }) => value === chain)) return
  throw new Failure('not-found', `No log ${chain} here`)
}
