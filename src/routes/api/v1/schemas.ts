import { z } from '@hono/zod-openapi'

const text = z.object({ vi: z.string(), en: z.string() })
const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/)

const sourceSchema = z.object({
  title: z.string(),
  href: z.string().nullable(),
  published: z.string().nullable(),
})

/** A figure as the API gives it. */
export const figureSchema = z
  .object({
    id: z.string().openapi({ example: 'F0014' }),
    indicator: z.string().nullable().openapi({ example: 'M01' }),
    sourceIndicator: z.string().nullable().openapi({ example: 'budget_total' }),
    label: text,
    tier: z.string().nullable().openapi({ example: 'total' }),
    dimension: z.string().nullable(),
    status: z.string().openapi({ example: 'plan' }),
    scope: z.object({ kind: z.string(), code: z.string().nullable(), name: z.string() }),
    period: z.object({
      kind: z.string(),
      label: z.string(),
      start: z.string().nullable(),
      end: z.string().nullable(),
      year: z.number().int().nullable(),
    }),
    value: decimalText.openapi({
      example: '63.335',
      description: 'Số thập phân chính xác, theo đơn vị đã in',
    }),
    unit: z.string().openapi({ example: 'tỷ đồng' }),
    amountDong: decimalText.nullable().openapi({ example: '63335000000' }),
    qualifier: z.string().nullable().openapi({ example: 'hơn' }),
    raw: z.string().nullable(),
    origin: z.enum(['reported', 'schemes', 'computed']),
    basis: z.enum(['reported', 'schemes']).optional(),
    links: z.array(z.object({ rel: z.string(), href: z.string(), title: z.string().optional() })),
    sources: z.array(sourceSchema),
    parts: z.array(z.string()).optional(),
    repeats: z.array(z.string()).optional(),
    coverage: z
      .object({ known: z.number(), of: z.number(), what: z.enum(['province', 'scheme']) })
      .optional(),
    note: text.optional(),
  })
  .openapi('Figure')

const findingSchema = z
  .object({
    scope: z.string(),
    period: z.string(),
    kind: z.string(),
    verdict: z.enum(['error', 'conflict', 'warning', 'rounding', 'incomplete']),
    ids: z.array(z.string()),
    computed: z.string().nullable(),
    reported: z.string().nullable(),
    difference: z.string().nullable(),
    message: z.string(),
  })
  .openapi('Finding')

/** A year report as the API gives it. */
export const reportSchema = z
  .object({
    scope: z.object({ kind: z.string(), code: z.string(), name: text }),
    year: z.number().int(),
    view: z.enum(['as-was', 'today']),
    years: z.object({ before: z.number().int(), year: z.number().int(), next: z.number().int() }),
    members: z.array(z.object({ list: z.number(), code: z.string(), name: z.string() })),
    coverage: z.object({ provincesWithFigures: z.number(), provinces: z.number() }),
    figures: z.array(figureSchema),
    findings: z.array(findingSchema),
    evenness: z.array(
      z.object({
        label: text,
        origin: z.string(),
        known: z.number(),
        members: z.number(),
        gini: z.string().nullable(),
        theil: z.string().nullable(),
        noIndex: z.string().nullable(),
        year: z.number().int(),
        status: z.string(),
      }),
    ),
    notRestated: z.array(z.object({ figure: figureSchema, why: text })),
    narrative: z.array(
      z.object({
        id: z.string(),
        position: z.number().int(),
        section: z.string(),
        kind: z.string().nullable(),
        year: z.number().int(),
        text,
        places: z.array(z.object({ list: z.number(), code: z.string(), name: z.string() })),
        source: sourceSchema,
      }),
    ),
    prose: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })).optional(),
  })
  .openapi('YearReport')

const schemeSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    place: z.object({
      list: z.number(),
      code: z.string(),
      name: z.string(),
      detail: z.string().nullable(),
    }),
    provinceId: z.string().openapi({ description: 'Tỉnh, thành phố hiện nay' }),
    activityKind: z.string().nullable(),
    fundTier: z.string().nullable(),
    isFlagship: z.boolean(),
    isGroup: z.boolean(),
    year: z.number().int().nullable(),
    yearTo: z.number().int().nullable(),
    plannedDong: decimalText.nullable().openapi({ description: 'null: chưa rõ' }),
    actualDong: decimalText.nullable(),
    status: z.string(),
    establishments: z.string().nullable(),
    implementer: z.string().nullable(),
    documentNumber: z.string().nullable(),
    updatedAt: z.string(),
    links: z.array(z.object({ rel: z.string(), href: z.string() })),
  })
  .openapi('Scheme')

/** A page of schemes as the API gives it. */
export const schemeListSchema = z
  .object({
    matched: z.number().int(),
    isExact: z.boolean(),
    page: z.number().int(),
    size: z.number().int(),
    understood: z
      .array(
        z.object({
          typed: z.string().openapi({ example: 'ha tay' }),
          level: z.enum(['province', 'formerProvince', 'district', 'commune', 'oldWard']),
          names: z.array(z.string()).openapi({ example: ['Tỉnh Hà Tây'] }),
          until: z.string().nullable().openapi({ example: '2008-07-31' }),
          became: z.array(z.string()).openapi({ example: ['Thành phố Hà Nội'] }),
          today: z.array(z.string()),
        }),
      )
      .openapi({ description: 'Địa danh trong q và cách đã hiểu' }),
    schemes: z.array(schemeSchema),
  })
  .openapi('SchemeList')
