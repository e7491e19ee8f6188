import { plainDate } from '#core/plain-date.ts'
import type { DatedName } from '../model.ts'

/** The names of the units that were renamed or raised within the life of their map. */
export const datedNames: Readonly<Record<string, readonly DatedName[]>> = {
  '63:46': [
    {
      name: 'Thừa Thiên Huế',
      fullName: 'Tỉnh Thừa Thiên Huế',
      kind: 'province',
      from: null,
      until: plainDate('2024-12-31'),
      act: null,
    },
    {
      name: 'Huế',
      fullName: 'Thành phố Huế',
      kind: 'city',
      from: plainDate('2025-01-01'),
      until: null,
      act: 'Nghị quyết 175/2024/QH15',
    },
  ],
  '34:75': [
    {
      name: 'Đồng Nai',
      fullName: 'Tỉnh Đồng Nai',
      kind: 'province',
      from: null,
      until: plainDate('2026-04-29'),
      act: null,
    },
    {
      name: 'Đồng Nai',
      fullName: 'Thành phố Đồng Nai',
      kind: 'city',
      from: plainDate('2026-04-30'),
      until: null,
      act: 'Nghị quyết 30/2026/QH16',
    },
  ],
}
