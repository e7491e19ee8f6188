import type { RequestEvent } from '@sveltejs/kit'
import { isRecordId } from '#core/record-id.ts'
import { noteDenial } from '#modules/access/api.server.ts'
import { noteRefusedKey, useKey, type KeyRefusal, type KeyUse } from '#modules/keys/api.server.ts'
import { problemOf, refuseAs } from '#platform/api/as-problem.ts'
import { apiLimits, countedAddress, tooMany, withLimit } from '#platform/api/limits.ts'
import { tokenBuckets } from '#platform/api/token-buckets.ts'
import { actingAs } from '#platform/db/acting.ts'
import { addressOf, agentOf } from '#platform/sign-in/visit.ts'
import { api } from './api.ts'

/** What the API reads of a request. */
export type Asked = Pick<RequestEvent, 'request' | 'getClientAddress'>

/** An answerer with counts of its own. */
export function openApi({ perKey, perAddress } = apiLimits()): (asked: Asked) => Promise<Response> {
  const takeOfKey = tokenBuckets(perKey)
  const takeOfAddress = tokenBuckets(perAddress)
  return async (asked) => {
    const origin = { address: addressOf(asked), agent: agentOf(asked) }
    try {
      const sent = asked.request.headers.get('authorization')
      const use = sent === null ? null : await useKey(bearerIn(sent), origin)
      const taken =
        use?.outcome === 'acts'
          ? takeOfKey(use.key.id)
          : takeOfAddress(countedAddress(origin.address))
      if (!taken.allowed) return tooMany(taken)
      return withLimit(await answered(asked.request, use, origin), taken)
    } catch (error) {
      return problemOf(error)
    }
  }
}

// Without a key the request is whose the door found it to be: a session reads, and writes nothing here.
async function answered(
  request: Request,
  use: KeyUse | null,
  origin: { readonly address: string; readonly agent: string },
): Promise<Response> {
  if (use === null) {
    const response = await api(request)
    const asked = recordAsked(request)
    if (isDenied(response, asked))
      await noteDenial({ act: `api ${request.method}`, id: asked ?? 'api' })
    return response
  }
  if (use.outcome === 'refused') {
    await noteRefusedKey({ ...use, origin })
    const problem = {
      status: 401,
      title: 'Khóa không dùng được',
      detail: saidOf[use.because],
    } as const
    return refuseAs(problem, 'invalid_token')
  }
  const response = await actingAs(use.acting, () => api(request))
  if (isDenied(response, recordAsked(request))) {
    const because = response.headers.has('www-authenticate')
      ? 'scope'
      : response.status === 403
        ? 'right'
        : 'absent'
    await noteRefusedKey({ because, key: use.key, origin })
  }
  return response
}

// A record asked for by name that is not there, or must not be known to be there, is told by the trail as on the pages.
const isDenied = ({ status }: Response, asked: string | undefined) =>
  status === 403 || (status === 404 && asked !== undefined)

const recordAsked = ({ url }: Request) =>
  new URL(url).pathname.split('/').find((part) => isRecordId(part))

/** The key in the header; whatever else stands there is none. */
const bearerIn = (header: string) => /^Bearer +(\S+)$/i.exec(header.trim())?.[1] ?? ''

const saidOf = {
  malformed:
    'Đây không phải khóa API, hoặc đã gõ sai. Hãy chép lại cả khóa: Authorization: Bearer kc_…',
  otherWorld:
    'Khóa này của bản cài đặt khác: kc_demo_ là bản trình diễn, kc_live_ là bản làm việc.',
  unknown: 'Không có khóa này. Hãy chép lại, hoặc tạo khóa mới ở trang Khóa API.',
  revoked: 'Khóa này đã được thu hồi. Hãy tạo khóa mới ở trang Khóa API.',
  expired: 'Khóa này đã hết hạn. Hãy tạo khóa mới ở trang Khóa API.',
  ended: 'Người tạo khóa không còn giữ vai trò ấy nên khóa đã ngừng. Hãy tạo khóa mới.',
} as const satisfies Record<KeyRefusal, string>

/** Everything below `/api/v1`, as it is asked over the web. */
export const answerApi = openApi()
