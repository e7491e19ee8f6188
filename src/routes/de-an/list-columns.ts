import {
  activityKinds,
  fundTiersShort,
  schemeColumns,
  schemeStatuses,
  type SchemeColumn,
} from '#modules/schemes/model.ts'
import type { SchemeListRow } from '#modules/schemes/api.server.ts'
import { m } from '#text/generated/messages.js'
import { formatInstant, formatMillions } from '#ui/format.ts'
import type { Column } from '#ui/table/column.ts'

type Make = (locale: 'vi' | 'en') => Omit<Column<SchemeListRow>, 'label'>

// A sortable column is called what the address calls its order.
const made: Readonly<Record<SchemeColumn, Make>> = {
  province: () => ({ id: 'province', text: ({ place }) => place.name }),
  kind: (locale) => ({
    id: 'kind',
    text: ({ activityKind }) => activityKind && activityKinds[activityKind][locale],
  }),
  tier: (locale) => ({
    id: 'tier',
    text: ({ fundTier }) => fundTier && fundTiersShort[fundTier][locale],
  }),
  establishments: () => ({ id: 'establishments', text: (row) => row.establishments }),
  year: () => ({
    id: 'nam',
    numeric: true,
    sortable: true,
    text: ({ year, yearTo }) =>
      year === null ? null : yearTo && yearTo !== year ? `${year}–${yearTo}` : String(year),
  }),
  planned: () => ({
    id: 'ke-hoach',
    unit: m.schemes_million(),
    numeric: true,
    sortable: true,
    text: ({ plannedDong }) => (plannedDong === null ? null : formatMillions(plannedDong)),
  }),
  actual: () => ({
    id: 'thuc-hien',
    unit: m.schemes_million(),
    numeric: true,
    sortable: true,
    text: ({ actualDong }) => (actualDong === null ? null : formatMillions(actualDong)),
  }),
  status: (locale) => ({
    id: 'status',
    text: ({ status }) => (status === 'unknown' ? null : schemeStatuses[status][locale]),
  }),
  place: () => ({ id: 'place', text: ({ place }) => place.detail }),
  implementer: () => ({ id: 'implementer', text: (row) => row.implementer }),
  document: () => ({ id: 'document', text: (row) => row.documentNumber }),
  updated: () => ({
    id: 'cap-nhat',
    sortable: true,
    text: ({ updatedAt }) => formatInstant(updatedAt),
  }),
}

/** The columns of the list that a person chose, after the title. */
export function listColumns(
  chosen: readonly SchemeColumn[],
  locale: 'vi' | 'en',
): Column<SchemeListRow>[] {
  return [
    { id: 'ten', label: m.schemes_title(), heading: true, sortable: true },
    ...chosen.map((column) => ({ ...made[column](locale), label: schemeColumns[column][locale] })),
  ]
}
