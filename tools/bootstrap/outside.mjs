import { isIP } from 'node:net'
import { Refusal } from './refusal.mjs'

/**
 * How the program is reached beyond this machine: under this address, through these proxies.
 * @typedef {object} Outside
 * @property {string} origin                       always https
 * @property {readonly string[]} trustedProxies    addresses and networks
 */

const ownProxy = ['127.0.0.0/8', '::1']
// The server of the pages would believe these of anybody; we name the proxies that are believed instead.
const believedOfAnybody = ['ADDRESS_HEADER', 'XFF_DEPTH', 'HOST_HEADER', 'PORT_HEADER']

/**
 * Whether an address can be reached from this machine only.
 * @param {string} host
 */
export function isThisMachine(host) {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}

/**
 * Reads how the program is reached beyond this machine; `null` when it is not.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ host: string, world: 'demo' | 'office' }} start
 * @returns {Outside | null}
 */
export function readOutside(env, { host, world }) {
  const unsafe = believedOfAnybody.find((name) => env[name])
  if (unsafe)
    throw new Refusal(
      `Không dùng ${unsafe}: ai cũng viết được tiêu đề ấy. Hãy ghi địa chỉ của máy chủ chuyển tiếp vào KC_TRUSTED_PROXIES.`,
    )
  const trustedProxies = readProxies(env.KC_TRUSTED_PROXIES)
  const url = readOrigin(env.ORIGIN)
  const isHere = isThisMachine(host)
  if (isHere && (!url || isThisMachine(url.hostname))) return null
  if (world === 'demo')
    throw new Refusal(
      `Dữ liệu trình diễn chỉ mở trên máy này (đang ghi ${url ? `ORIGIN=${url.origin}` : `HOST=${host}`}): ở đó ai cũng chọn ` +
        'được vai trò bất kỳ. Hãy mở một văn phòng: npm start -- --empty.',
    )
  if (!url || isThisMachine(url.hostname))
    throw new Refusal(
      `Muốn mở cho máy khác (HOST=${host}), hãy đặt một máy chủ chuyển tiếp có https phía trước và ghi địa chỉ của nó: ` +
        'ORIGIN=https://khuyencong.vi-du.vn. Bỏ HOST để chỉ chạy trên máy này.',
    )
  if (url.protocol !== 'https:')
    throw new Refusal(
      `ORIGIN=${url.origin} không mở được cho máy khác: mật khẩu sẽ đi qua mạng mà ai cũng đọc được. ` +
        'Hãy đặt một máy chủ chuyển tiếp có https phía trước và ghi ORIGIN=https://….',
    )
  if (!isHere && trustedProxies.length === 0)
    throw new Refusal(
      'Hãy ghi địa chỉ của máy chủ chuyển tiếp vào KC_TRUSTED_PROXIES (ví dụ 192.0.2.1 hoặc 10.1.0.0/16): ' +
        'chỉ yêu cầu từ đó được trả lời, và chỉ ở đó X-Forwarded-For được tin.',
    )
  return {
    origin: url.origin,
    trustedProxies: trustedProxies.length > 0 ? trustedProxies : ownProxy,
  }
}

function readOrigin(/** @type {string | undefined} */ text) {
  if (!text) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url
  throw new Refusal(
    `ORIGIN=${text} phải là địa chỉ mở chương trình, không có đường dẫn: https://khuyencong.vi-du.vn.`,
  )
}

function readProxies(/** @type {string | undefined} */ text) {
  const entries = (text ?? '').split(',').map((part) => part.trim())
  return entries.filter((entry) => entry !== '').map(readProxy)
}

function readProxy(/** @type {string} */ entry) {
  const [address = '', bits] = entry.split('/')
  const family = isIP(address)
  const most = family === 6 ? 128 : 32
  // A network of everybody would let everybody say where they come from.
  const isNetwork =
    bits === undefined || (/^\d+$/.test(bits) && Number(bits) > 0 && Number(bits) <= most)
  if (family !== 0 && isNetwork) return entry
  throw new Refusal(
    `KC_TRUSTED_PROXIES: ${entry} không phải là một địa chỉ hay một mạng (192.0.2.1, 10.1.0.0/16, 2001:db8::/48).`,
  )
}
