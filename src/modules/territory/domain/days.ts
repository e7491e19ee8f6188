import { plainDate, type PlainDate } from '#core/plain-date.ts'
import type { ProvinceList } from '../model.ts'

/** Since Resolution 15/2008/QH12 joined Hà Tây to Hà Nội there were 63 provinces. */
export const map63From = plainDate('2008-08-01')

/** The last day of the 63 provinces and of the districts. */
export const map63Until = plainDate('2025-06-30')

/** Since Resolution 202/2025/QH15 there are 34 provinces and no districts. */
export const map34From = plainDate('2025-07-01')

/** The acts of law the two maps rest on. */
export const mapActs = {
  63: 'Nghị quyết 15/2008/QH12',
  34: 'Nghị quyết 202/2025/QH15; Quyết định 19/2025/QĐ-TTg',
} as const satisfies Record<ProvinceList, string>

/** The map in force on a day. Days before August 2008 read on the map of 63, the oldest there is here. */
export function listOn(day: PlainDate): ProvinceList {
  return day < map34From ? 63 : 34
}

/** Whether a day lies in a span whose open ends are `null`. */
export function inForce(
  span: { from: PlainDate | null; until: PlainDate | null },
  on: PlainDate,
): boolean {
  return (span.from === null || span.from <= on) && (span.until === null || on <= span.until)
}
