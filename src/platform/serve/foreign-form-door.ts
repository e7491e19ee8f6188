import type { IncomingMessage } from 'node:http'
import { refuseAtDoor } from './refuse-at-door.ts'
import type { Door } from './web-server.ts'

const says =
  'Biểu mẫu này không được nhận, vì trình duyệt không nói nó đến từ trang này. Chưa có gì được lưu.\n' +
  'Hãy quay lại, tải lại trang rồi gửi lần nữa; nếu vẫn vậy, hãy tắt tiện ích giấu địa chỉ trang, hoặc báo người quản trị xem lại địa chỉ của hệ thống.\n\n' +
  'This form was not taken: the browser does not say that it comes from this site. Nothing was saved.\n'

const sends = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const ofForms = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

/**
 * Says to a person why a form from elsewhere is not taken, and what to do. The pages refuse it again, by the whole origin: what
 * this lets through is not let in.
 */
export function foreignFormDoor(): Door {
  return (request, response) => {
    if (!sends.has(request.method ?? '') || !isForm(request) || isFromHere(request)) return false
    return refuseAtDoor(request, response, { status: 403, title: 'Biểu mẫu từ nơi khác', says })
  }
}

function isForm({ headers }: IncomingMessage): boolean {
  const type = headers['content-type']
  return type === undefined || ofForms.test(type.trim())
}

function isFromHere({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false
  return new URL(origin).host === host.toLowerCase()
}
