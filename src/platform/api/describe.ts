import { z } from '@hono/zod-openapi'
import type { Refusal } from './operation.ts'

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z
      .array(z.object({ parameter: z.string(), message: z.string(), code: z.string().optional() }))
      .optional(),
    scope: z.string().optional().openapi({ description: 'Phạm vi mà khóa còn thiếu' }),
  })
  .openapi('Problem')

/** What the document says of a refusal. */
export function refusal({ description, more }: Refusal) {
  return {
    description,
    content: {
      'application/problem+json': {
        schema: more === undefined ? problemSchema : problemSchema.extend(more),
      },
    },
  }
}

/** What every operation may be refused with, whoever asks. */
export const usualRefusals = {
  401: refusal({ description: 'Chưa xác thực; hoặc khóa sai, hết hạn, đã thu hồi' }),
  403: refusal({ description: 'Không có quyền, hoặc khóa thiếu phạm vi nêu ở scope' }),
  404: refusal({ description: 'Không có' }),
  429: refusal({ description: 'Quá nhiều yêu cầu; hãy đợi số giây ở Retry-After' }),
  503: refusal({ description: 'Đang bận; hãy thử lại sau' }),
} as const

/** How the document calls the way machines are let in. */
export const keyScheme = 'apiKey'

/** What the document says of keys. */
export const keySchemeSaid = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'kc_<live|demo>_…',
  description:
    'Khóa API tạo ở trang Khóa API, chỉ gửi trong tiêu đề Authorization. Phạm vi cần có ghi ở mỗi thao tác.',
} as const
