import { roles, unitKinds } from '#modules/access/model.ts'
import { activityKinds, fundTiers, schemeStatuses } from '#modules/schemes/model.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import { formatDay, formatDong, formatInstant } from '#ui/format.ts'
import type { ToldField } from './tell-entry.ts'

const tables: Readonly<Record<string, Readonly<Record<string, { vi: string; en: string }>>>> = {
  activityKind: activityKinds,
  fundTier: fundTiers,
  status: schemeStatuses,
  role: roles,
  kind: unitKinds,
}
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/
const day = /^\d{4}-\d\d-\d\d$/

/** A value of an entry in the reader's words; of a personal one, that only its seal is kept. */
export function sayValue(
  { field, isSealed }: Pick<ToldField, 'field' | 'isSealed'>,
  value: string | null,
): string {
  if (value === null) return m.audit_empty()
  if (isSealed) return m.audit_sealed_value()
  if (value === 'true') return m.audit_yes()
  if (value === 'false') return m.audit_no()
  if (field.startsWith('money.') && /^\d+$/.test(value)) return formatDong(BigInt(value))
  if (instant.test(value)) return formatInstant(new Date(value))
  if (day.test(value)) return formatDay(value)
  return tables[field]?.[value]?.[getLocale()] ?? value
}
