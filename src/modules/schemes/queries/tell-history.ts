import { findProvince } from '#modules/territory/api.server.ts'
import {
  tellActs,
  tellEntry,
  type AuditEntry,
  type FieldChange,
  type ToldAct,
} from '../domain/tell-history.ts'

/** The history of a scheme as acts, newest first, with the provinces by name. */
export function tellHistory(entries: readonly AuditEntry[]): ToldAct[] {
  return tellActs(entries).map((told) => ({ ...told, changes: told.changes.map(withNames) }))
}

/** What one entry of the trail says of a scheme or a part of it, with the provinces by name. */
export function tellSchemeEntry(entry: AuditEntry): FieldChange[] {
  return tellEntry(entry).map(withNames)
}

function withNames(change: FieldChange): FieldChange {
  if (change.field !== 'place.province') return change
  const [before, after] = [nameOf(change.before), nameOf(change.after)]
  // Hà Nội of the one list and Hà Nội of the other differ by their keys only.
  return before === after
    ? { ...change, before: withKey(before, change.before), after: withKey(after, change.after) }
    : { ...change, before, after }
}

function nameOf(key: string | null): string | null {
  const [, list, code] = /^(63|34):(\d{2})$/.exec(key ?? '') ?? []
  return (code && findProvince({ list: list === '34' ? 34 : 63, code })?.name) || key
}

function withKey(name: string | null, key: string | null): string | null {
  return name === key ? key : `${name} (${key})`
}
