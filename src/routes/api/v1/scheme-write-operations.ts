import { z } from '@hono/zod-openapi'
import { Failure } from '#core/failure.ts'
import type { Reason } from '#core/decision.ts'
import {
  createScheme,
  findScheme,
  locate,
  updateScheme,
  type DraftDifference,
  type SaveOutcome,
} from '#modules/schemes/api.server.ts'
import {
  reasonText,
  type SchemeDraft,
  type SchemeReasonCode,
  type StoredScheme,
} from '#modules/schemes/model.ts'
import { command, operation } from '#platform/api/operation.ts'
import type { Problem } from '#platform/api/problem.ts'
import { currentActing } from '#platform/db/acting.ts'
import { idOfName } from '#platform/db/new-id.ts'
import { newSchemeSchema, schemeChangeSchema, wholeSchemeSchema } from './scheme-draft-schema.ts'

const said = z.object({ parameter: z.string(), message: z.string(), code: z.string() })
const links = z.array(z.object({ rel: z.string(), href: z.string() }))
const asksMore = {
  doubts: z.array(said).optional(),
  similar: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        year: z.number().int().nullable(),
        establishments: z.string().nullable(),
        because: z.enum(['title', 'establishment']),
        links,
      }),
    )
    .optional(),
  links: links.optional().openapi({ description: 'Đề án đã ghi từ trước bằng cùng mã gửi' }),
}
const staleMore = {
  version: z.number().int(),
  differences: z.array(
    z.object({
      field: z.string(),
      stored: z.string().nullable(),
      entered: z.string().nullable(),
    }),
  ),
}
const savedSchema = z
  .object({ id: z.string(), version: z.number().int(), warnings: z.array(said), links })
  .openapi('SavedScheme')
const params = z.object({
  id: z
    .string()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'Mã đề án là UUID.')
    .openapi({ example: '01900000-0000-7000-8000-000000000000' }),
})
const asks = {
  description: 'Có điều nghi ngờ hoặc đề án giống; gửi lại với confirm: true để vẫn ghi',
  more: asksMore,
}

/** One scheme, whole. */
export const getSchemeOperation = operation({
  id: 'getScheme',
  path: '/schemes/{id}',
  act: 'scheme.read',
  summary: 'Một đề án, đầy đủ, kèm phiên bản để sửa',
  params,
  query: z.strictObject({}),
  output: wholeSchemeSchema,
  taggedBy: 'version',
  run: async ({ id }) => wholeOf(await found(id)),
})

/** Enters a scheme, once for each key it is sent with. */
export const createSchemeCommand = command({
  id: 'createScheme',
  method: 'post',
  path: '/schemes',
  act: 'scheme.create',
  summary: 'Ghi đề án mới',
  description:
    'Gửi lại cùng Idempotency-Key trong 7 ngày thì nhận lại câu trả lời đầu, không ghi thêm.',
  params: z.object({}),
  headers: z.object({
    'idempotency-key': z
      .string({ error: 'Thiếu tiêu đề Idempotency-Key: mã của riêng lần gửi này.' })
      .regex(/^[\x21-\x7e]{8,100}$/, 'Từ 8 đến 100 ký tự ASCII, không có dấu cách.')
      .openapi({ example: '8e03978e-40d5-43dd-bc93-6894a57f9324' }),
  }),
  body: newSchemeSchema,
  output: savedSchema,
  status: 201,
  refusals: {
    409: {
      ...asks,
      description: `${asks.description}; hoặc Idempotency-Key này đã ghi đề án ở links`,
    },
    422: {
      description:
        'Nội dung chưa đúng: mọi lý do, theo tên trường, ở errors; hoặc Idempotency-Key đã dùng cho nội dung khác',
    },
  },
  run: async ({ headers, body: { confirm = false, ...stated } }) => {
    const draft = locate({ ...nothingKnown, ...asDraftParts(stated) })
    const key = idOfName(`api/${currentActing().actor}/${headers['idempotency-key']}`)
    try {
      return replyTo(await createScheme({ draft, confirmed: confirm, key }))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const { isSentOtherwise, enteredBefore } = error.detail
      if (isSentOtherwise === true) return { problem: usedOtherwise }
      if (typeof enteredBefore === 'string') return { problem: enteredAlready(enteredBefore) }
      throw error
    }
  },
})

/** Changes a scheme at the version that was read. */
export const updateSchemeCommand = command({
  id: 'updateScheme',
  method: 'patch',
  path: '/schemes/{id}',
  act: 'scheme.update',
  summary: 'Sửa đề án',
  description:
    'Trường không gửi thì giữ nguyên; danh sách (money, outputs, establishments) và place được thay cả. If-Match là phiên bản đã đọc, ví dụ "3".',
  params,
  headers: z.object({
    'if-match': z
      .string()
      .regex(/^"\d{1,9}"$/, 'Phiên bản đã đọc, là số trong ngoặc kép, ví dụ If-Match: "3".')
      .optional()
      .openapi({ example: '"3"', description: 'Bắt buộc; thiếu thì 428' }),
  }),
  body: schemeChangeSchema,
  output: savedSchema,
  status: 200,
  refusals: {
    409: asks,
    412: {
      description: 'Đề án đã có phiên bản khác; "differences" liệt kê chỗ khác nhau',
      more: staleMore,
    },
    428: { description: 'Thiếu If-Match' },
  },
  run: async ({ params: { id }, headers, body: { confirm = false, ...stated } }) => {
    const version = versionIn(headers['if-match'])
    if (version === undefined) return { problem: versionMissing }
    const scheme = await found(id)
    const parts = asDraftParts(stated)
    const whole = { ...scheme.draft, ...parts }
    const draft = 'place' in parts ? locate(whole) : whole
    try {
      // What was left out is filled from the record as it was just read: only at that version may it be saved.
      const at = scheme.version === version ? version : 0
      return replyTo(await updateScheme({ id: scheme.id, version: at, draft, confirmed: confirm }))
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'stale') throw error
      return { problem: staleOf(error) }
    }
  },
})

async function found(id: string): Promise<StoredScheme> {
  const scheme = (await findScheme(id))?.scheme
  if (scheme && !scheme.deletedAt) return scheme
  throw new Failure('not-found', `no scheme ${id}`, { says: 'Không có đề án mang mã này.' })
}

const nothingKnown = {
  title: '',
  activityKind: null,
  isFlagship: false,
  isGroup: false,
  fundTier: null,
  establishments: [],
  implementer: null,
  yearFrom: null,
  yearTo: null,
  money: [],
  outputs: [],
  status: 'unknown',
  documentNumber: null,
  sourceUrl: null,
  sourceNote: null,
  note: null,
} as const satisfies Omit<SchemeDraft, 'place'>

type Stated = Omit<z.output<typeof schemeChangeSchema>, 'confirm'>
type StatedNew = Omit<z.output<typeof newSchemeSchema>, 'confirm'>
type Given<T> = { [Name in keyof T]: Exclude<T[Name], undefined> }

// A field that was left out is absent, not undefined: it must not cover what is known.
function asDraftParts(
  stated: StatedNew,
): Given<Pick<SchemeDraft, 'place' | 'title'>> & Partial<SchemeDraft>
function asDraftParts(stated: Stated): Partial<SchemeDraft>
function asDraftParts({ money, ...stated }: Stated): Partial<SchemeDraft> {
  const given = Object.fromEntries(
    Object.entries(stated).filter(([, value]) => value !== undefined),
  ) as Given<typeof stated>
  return {
    ...given,
    ...(money && {
      money: money.map(({ source, plannedDong, actualDong }) => ({
        source,
        plannedDong: plannedDong === null ? null : BigInt(plannedDong),
        actualDong: actualDong === null ? null : BigInt(actualDong),
      })),
    }),
  } as Partial<SchemeDraft>
}

const linksOf = (id: string) => [
  { rel: 'self', href: `/api/v1/schemes/${id}` },
  { rel: 'page', href: `/de-an/${id}` },
]

function wholeOf({ id, version, provinceId, isPublished, draft, ...rest }: StoredScheme) {
  const { createdAt, updatedAt } = rest
  const { districtCode = null, communeCode = null, detail = null, ...place } = draft.place
  return {
    id,
    version,
    provinceId,
    isPublished,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    ...draft,
    money: draft.money.map(({ plannedDong, actualDong, ...share }) => ({
      ...share,
      plannedDong: plannedDong?.toString() ?? null,
      actualDong: actualDong?.toString() ?? null,
    })),
    place: { ...place, districtCode, communeCode, detail },
    links: linksOf(id),
  }
}

function replyTo(outcome: SaveOutcome) {
  if (outcome.outcome === 'refused') return { problem: refusedBecause(outcome.reasons) }
  if (outcome.outcome === 'asks') return { problem: askedAbout(outcome) }
  const { id, version, warnings } = outcome
  return {
    output: { id, version, warnings: warnings.map(sentence), links: linksOf(id) },
    headers: { etag: `"${version}"`, location: `/api/v1/schemes/${id}` },
  }
}

const sentence = (reason: Reason<SchemeReasonCode>) => ({
  parameter: reason.field ?? 'body',
  message: reasonText(reason),
  code: reason.code,
})

function refusedBecause(reasons: readonly Reason<SchemeReasonCode>[]): Problem {
  const errors = reasons.map(sentence)
  const detail = `Hãy sửa: ${errors.map(({ parameter, message }) => `${parameter}: ${message}`).join(' ')}`
  return { status: 422, title: 'Nội dung chưa đúng', detail, errors }
}

function askedAbout({
  warnings,
  similar,
}: Extract<SaveOutcome, { readonly outcome: 'asks' }>): Problem {
  return {
    status: 409,
    title: 'Cần xem lại',
    detail:
      'Chưa ghi: có điều nghi ngờ (ở "doubts") hoặc đề án giống (ở "similar"). Hãy xem; nếu vẫn ghi, gửi lại với "confirm": true.',
    more: {
      doubts: warnings.map(sentence),
      similar: similar.map((one) => ({ ...one, links: linksOf(one.id) })),
    },
  }
}

function staleOf({ detail }: Failure): Problem {
  const { version, differences } = detail as {
    readonly version: number
    readonly differences: readonly DraftDifference[]
  }
  return {
    status: 412,
    title: 'Đã có phiên bản khác',
    detail: `Đề án nay ở phiên bản ${version}. Hãy đọc lại, xem các chỗ khác nhau (liệt kê ở "differences" của câu trả lời này), rồi gửi với If-Match: "${version}".`,
    more: { version, differences },
  }
}

const versionIn = (header: string | undefined) =>
  header === undefined ? undefined : Number(header.slice(1, -1))

const versionMissing: Problem = {
  status: 428,
  title: 'Thiếu phiên bản',
  detail:
    'Hãy gửi kèm phiên bản đã đọc ở If-Match, ví dụ If-Match: "3" khi đã đọc phiên bản 3. Phiên bản có trong ETag khi đọc đề án.',
}

const usedOtherwise: Problem = {
  status: 422,
  title: 'Mã gửi đã dùng',
  detail: 'Idempotency-Key này đã dùng cho nội dung khác. Hãy dùng mã mới cho nội dung mới.',
}

const enteredAlready = (id: string): Problem => ({
  status: 409,
  title: 'Đã ghi từ trước',
  detail:
    'Idempotency-Key này đã ghi đề án ở links, quá thời hạn giữ câu trả lời. Hãy dùng mã mới cho đề án mới.',
  more: { links: linksOf(id) },
})
