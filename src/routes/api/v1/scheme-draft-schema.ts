import { z } from '@hono/zod-openapi'
import { activityKinds, fundTiers, moneySources, schemeStatuses } from '#modules/schemes/model.ts'

const keys = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[]

const text = z.string().nullable()
const code = (length: number) =>
  z.string().regex(new RegExp(`^\\d{${length}}$`), `Mã là ${length} chữ số trong ngoặc kép.`)
const year = z.int().nullable().openapi({ example: 2026 })
const dong = z
  .string()
  .regex(/^(0|[1-9]\d{0,17})$/, 'Số tiền là chuỗi chữ số, đơn vị đồng, ví dụ "300000000".')
  .nullable()
  .openapi({ example: '300000000', description: 'Đồng, viết bằng chữ số; null: chưa rõ' })
const quantity = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, 'Số lượng là chuỗi thập phân, ví dụ "12.5".')
  .nullable()
  .openapi({ example: '12.5' })

const place = z.strictObject({
  list: z.union([z.literal(63), z.literal(34)]).openapi({
    description: '63: danh mục trước 01/07/2025; 34: hiện nay',
    example: 34,
  }),
  provinceCode: code(2).openapi({ example: '66' }),
  districtCode: code(3).nullable().optional(),
  communeCode: code(5).nullable().optional(),
  detail: text.optional().openapi({ example: 'xã Cư Ni' }),
})

/** The fields of a scheme as a machine states them; what is left out is unknown. */
const fields = {
  title: z.string().openapi({ example: 'Hỗ trợ máy sấy gỗ' }),
  activityKind: z.enum(keys(activityKinds)).nullable(),
  isFlagship: z.boolean(),
  isGroup: z.boolean(),
  fundTier: z.enum(keys(fundTiers)).nullable(),
  place,
  establishments: z.array(z.string()).max(200),
  implementer: text,
  yearFrom: year,
  yearTo: year,
  money: z
    .array(
      z.strictObject({
        source: z.enum(keys(moneySources)),
        plannedDong: dong.default(null),
        actualDong: dong.default(null),
      }),
    )
    .max(20),
  outputs: z
    .array(
      z.strictObject({
        indicator: z.string().max(40),
        planned: quantity.default(null),
        actual: quantity.default(null),
      }),
    )
    .max(100),
  status: z.enum(keys(schemeStatuses)),
  documentNumber: text,
  sourceUrl: text,
  sourceNote: text,
  note: text,
}

const { title, place: where, ...others } = fields
const confirm = z.boolean().optional().openapi({
  description: 'true: đã xem những điều nghi ngờ và đề án giống, vẫn ghi',
})

/** A new scheme. */
export const newSchemeSchema = z
  .strictObject({ title, place: where, ...optional(others), confirm })
  .openapi('NewScheme')

/** A change of a scheme: what is left out stays; a list is replaced whole. */
export const schemeChangeSchema = z
  .strictObject({ ...optional(fields), confirm })
  .openapi('SchemeChange')

/** A scheme whole, with its version. */
export const wholeSchemeSchema = z
  .object({
    id: z.string(),
    version: z.number().int().openapi({ description: 'Gửi lại ở If-Match khi sửa' }),
    provinceId: z.string(),
    isPublished: z.boolean(),
    createdAt: z.string(),
    updatedAt: z.string(),
    ...fields,
    place: place.required(),
    links: z.array(z.object({ rel: z.string(), href: z.string() })),
  })
  .openapi('WholeScheme')

function optional<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  return z.strictObject(shape).partial().shape
}
