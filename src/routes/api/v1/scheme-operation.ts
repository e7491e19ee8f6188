import { z } from '@hono/zod-openapi'
import { listSchemes, understoodPlaces, type SchemeListRow } from '#modules/schemes/api.server.ts'
import {
  activityKinds,
  fundTiers,
  listLimits,
  schemeStatuses,
  usualSize,
  type SchemeFilter,
  type SchemeSort,
} from '#modules/schemes/model.ts'
import type { UnderstoodPlace } from '#modules/territory/model.ts'
import { operation } from '#platform/api/operation.ts'
import { schemeListSchema } from './schemas.ts'

const sorts = {
  year: 'nam',
  '-year': '-nam',
  title: 'ten',
  '-title': '-ten',
  planned: 'ke-hoach',
  '-planned': '-ke-hoach',
  actual: 'thuc-hien',
  '-actual': '-thuc-hien',
  updated: 'cap-nhat',
  '-updated': '-cap-nhat',
} as const satisfies Record<string, SchemeSort>

const keys = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[]
const year = z
  .string()
  .regex(/^\d{4}$/, 'Năm là bốn chữ số, ví dụ 2014.')
  .transform(Number)
const whole = (most: number) =>
  z
    .string()
    .refine((text) => /^[1-9]\d{0,5}$/.test(text) && Number(text) <= most, {
      error: `Số nguyên từ 1 đến ${most}.`,
    })
    .transform(Number)

const noSuchWord = { error: 'Không có từ này; các từ có trong /api/v1/openapi.json.' }

const query = z.strictObject({
  q: z.string().max(200, 'Nhiều nhất 200 ký tự.').optional().openapi({ example: 'go soi' }),
  wordsOnly: z
    .enum(['true', 'false'], { error: 'Ghi true hoặc false.' })
    .optional()
    .openapi({ description: 'true: chỉ tìm theo từng từ của q, không coi là địa danh' }),
  region: z.enum(['BAC', 'MTTN', 'NAM'], { error: 'Vùng là BAC, MTTN hoặc NAM.' }).optional(),
  province: z
    .string()
    .regex(/^(63|34):\d{2}$/, 'Tỉnh ghi dạng 63:24 (trước 01/07/2025) hoặc 34:24 (hiện nay).')
    .optional()
    .openapi({ example: '34:24' }),
  year: year.optional(),
  kind: z.enum([...keys(activityKinds), 'unknown'], noSuchWord).optional(),
  tier: z.enum([...keys(fundTiers), 'unknown'], noSuchWord).optional(),
  status: z.enum(keys(schemeStatuses), noSuchWord).optional(),
  sort: z.enum(keys(sorts), noSuchWord).default('-year'),
  page: whole(9_999).default(1),
  size: whole(listLimits.size).default(usualSize),
})

/** A page of the register of schemes, filtered, in order, counted. */
export const schemeOperation = operation({
  id: 'listSchemes',
  path: '/schemes',
  act: 'scheme.read',
  summary: 'Danh sách đề án: lọc, sắp xếp, tìm theo từ, có số lượng',
  description:
    'Tìm có dấu hay không dấu đều được. Địa danh trong q (cũ, mới, viết tắt) thu hẹp vào đề án ở đó hoặc nhắc tên nơi đó; `understood` nói đã hiểu thế nào. `matched` là số đề án khớp; `isExact` là false khi có nhiều hơn.',
  params: z.object({}),
  query,
  output: schemeListSchema,
  run: async ({ sort, page, size, ...asked }) => {
    const deepest = Math.floor(listLimits.depth / size)
    const at = Math.min(page, deepest)
    const filter = filterOf(asked)
    const found = await listSchemes({ filter, sort: sorts[sort], page: at, size })
    const { matched, isExact } = found
    const understood = understoodPlaces(filter).map(asUnderstood)
    return { matched, isExact, page: at, size, understood, schemes: found.rows.map(asJson) }
  },
})

type Asked = Omit<z.output<typeof query>, 'sort' | 'page' | 'size'>

function filterOf({ province, year, wordsOnly, ...rest }: Asked): SchemeFilter {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  return {
    ...(Object.fromEntries(given) as SchemeFilter),
    ...(province === undefined
      ? {}
      : { province: { list: province.startsWith('63') ? 63 : 34, code: province.slice(3) } }),
    ...(wordsOnly === 'true' ? { wordsOnly: true as const } : {}),
    ...(year === undefined ? {} : { yearFrom: year, yearTo: year }),
  }
}

function asUnderstood({ names, became, today, ...place }: UnderstoodPlace) {
  return { ...place, names: [...names], became: [...became], today: [...today] }
}

// Amounts are texts and days are ISO, as everywhere in the API.
function asJson(row: SchemeListRow) {
  return {
    ...row,
    plannedDong: row.plannedDong?.toString() ?? null,
    actualDong: row.actualDong?.toString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    links: [{ rel: 'self', href: `/de-an/${row.id}` }],
  }
}
