import { unitsNamed } from '#modules/access/api.server.ts'
import { schemeTitles } from '#modules/schemes/api.server.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import type { ActEntry } from '#platform/audit/log/find-entry.ts'
import { m } from '#text/generated/messages.js'
import { to } from '#ui/to.ts'
import { peopleCalled } from '../people-called.ts'
import type { About } from './about-act.ts'
import { fieldName } from './column-words.ts'
import { handedOver } from './handed-over.ts'
import { peopleOf } from './people-of-log.ts'
import { sayValue } from './say-value.ts'
import { tellFields, type ToldField } from './tell-entry.ts'

/** A field of an entry as it is read; `null` where there is nothing. */
export type ShownField = {
  readonly label: string
  readonly before: string | null
  readonly after: string | null
  /** A personal value, of which the trail holds only a seal. */
  readonly isSealed: boolean
  /** Where the record is that the field leads to. */
  readonly href?: string
}

// As whom somebody did it.
const isCapacity = (field: string) => field.endsWith('_as')
const leadsToOne = /_(id|by|actor)$|^actor$/

/** The fields of entries in the reader's words, with names where the trail has identifiers; names are asked once for all. */
export async function showFields(
  entries: readonly ActEntry[],
  about: About,
): Promise<ShownField[][]> {
  const told = entries.map((entry) => ({ subject: entry.said.subject, fields: tellFields(entry) }))
  const fields = told.flatMap((one) => one.fields)
  const titles = await schemeTitles(valuesOf(fields, 'scheme_id'))
  const named = await namesFor(fields)
  const nameOf = (field: string, value: string) =>
    field === 'holding_id'
      ? about.role(value)
      : field === 'scheme_id'
        ? titles.get(value)
        : named(field, value)
  return told.map(({ subject, fields: ofEntry }) =>
    ofEntry.map(({ field, before, after, isSealed }) => {
      const say = (value: string | null) => {
        if (value === null) return null
        if (isSealed) return m.audit_sealed_value()
        if (subject === 'handover' && field === 'moved') return handedOver(value)
        return nameOf(field, value) ?? sayValue(subject, field, value)
      }
      const scheme = field === 'scheme_id' ? (after ?? before ?? '') : ''
      return {
        label: fieldName(subject, field),
        before: say(before),
        after: say(after),
        isSealed,
        ...(titles.has(scheme) && { href: to(`/de-an/${scheme}`) }),
      }
    }),
  )
}

/** What a field of entries leads to. */
export const valuesOf = (fields: readonly ToldField[], name: string): string[] =>
  fields
    .filter(({ field }) => field === name)
    .flatMap(({ before, after }) => [before ?? '', after ?? ''])

/** Names of the people, units and provinces that fields lead to; what is not known has none. */
async function namesFor(
  fields: readonly ToldField[],
): Promise<(field: string, value: string) => string | undefined> {
  const ids = fields
    .filter(({ field }) => leadsToOne.test(field))
    .flatMap(({ before, after }) => [before ?? '', after ?? ''])
  const capacities = fields
    .filter(({ field }) => isCapacity(field))
    .flatMap(({ before, after }) => [before, after])
  const [people, units, done] = await Promise.all([
    peopleCalled(ids),
    unitsNamed(ids),
    peopleOf(capacities.map((as) => ({ actor: '', as }))),
  ])
  return (field, value) => {
    if (isCapacity(field)) return done.as(value) ?? undefined
    if (field === 'place.province') return provinceNamed(value)
    if (!leadsToOne.test(field)) return undefined
    if (field.endsWith('province_id')) return provinceNamed(`34:${value}`)
    return value === 'system' ? m.audit_system() : (people.get(value) ?? units.get(value))
  }
}

/** A province by the key `list:code`. */
function provinceNamed(key: string): string | undefined {
  const [list, code = ''] = key.split(':')
  return findProvince({ list: list === '63' ? 63 : 34, code })?.fullName
}
