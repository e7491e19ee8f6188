import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'
import { isKeyScope, withBrought, type KeyScope } from './scopes.ts'

/** A key as a person asks for it. */
export type KeyForm = {
  readonly name: string
  readonly scopes: readonly string[]
  /** How many days it works, as typed. */
  readonly days: string
}

/** A key that can be made. */
export type KeyToMake = {
  readonly name: string
  readonly scopes: readonly KeyScope[]
  readonly days: number
}

/** What must be known to judge it. */
export type KeyContext = {
  /** What whoever makes it may do: a key never does more. */
  readonly mayDo: ReadonlySet<string>
  /** Keys of the unit that work. */
  readonly inUse: number
}

/** Bounds of a key. A key that outlives its purpose is a door nobody watches. */
export const keyLimits = { nameLength: 100, days: 365, ofUnit: 20, warnDays: 14 } as const

export type KeyReasonCode =
  | 'nameMissing'
  | 'nameTooLong'
  | 'scopesMissing'
  | 'scopeUnknown'
  | 'scopeBeyondRole'
  | 'daysOutside'
  | 'tooMany'

/** Whether a key can be made, with every reason against. */
export function decideKey(
  { name: typed, scopes, days: typedDays }: KeyForm,
  { mayDo, inUse }: KeyContext,
): Decision<KeyToMake, KeyReasonCode> {
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  const days = /^\s*\d{1,4}\s*$/.test(typedDays) ? Number(typedDays) : 0
  const known = withBrought(scopes.filter(isKeyScope))
  const reasons: Reason<KeyReasonCode>[] = [
    ...nameReasons(name),
    ...scopeReasons(scopes, known, mayDo),
    ...(days < 1 || days > keyLimits.days
      ? [{ code: 'daysOutside', field: 'days', detail: { most: String(keyLimits.days) } } as const]
      : []),
    ...(inUse >= keyLimits.ofUnit
      ? [{ code: 'tooMany', field: '_', detail: { most: String(keyLimits.ofUnit) } } as const]
      : []),
  ]
  return reasons.length > 0 ? refuse(reasons) : allow({ name, scopes: known, days })
}

function nameReasons(name: string): Reason<KeyReasonCode>[] {
  if (name === '') return [{ code: 'nameMissing', field: 'name' }]
  if (name.length <= keyLimits.nameLength) return []
  return [{ code: 'nameTooLong', field: 'name', detail: { most: String(keyLimits.nameLength) } }]
}

function scopeReasons(
  asked: readonly string[],
  known: readonly KeyScope[],
  mayDo: ReadonlySet<string>,
): Reason<KeyReasonCode>[] {
  if (asked.length === 0) return [{ code: 'scopesMissing', field: 'scopes' }]
  const unknown = asked.filter((scope) => !isKeyScope(scope))
  const beyond = known.filter((scope) => !mayDo.has(scope))
  return [
    ...unknown
      .slice(0, 1)
      .map((): Reason<KeyReasonCode> => ({ code: 'scopeUnknown', field: 'scopes' })),
    ...beyond.map((scope): Reason<KeyReasonCode> => ({
      code: 'scopeBeyondRole',
      field: 'scopes',
      detail: { scope },
    })),
  ]
}
