import { isThisMachine, readOutside } from './outside.mjs'
import { Refusal } from './refusal.mjs'
import { inRepository } from './repository.mjs'

/** @import { Outside } from './outside.mjs' */

/**
 * What a start was asked for.
 * @typedef {object} Settings
 * @property {'demo' | 'office'} world  real public records, or an office that starts empty
 * @property {string} dataDir           where this world keeps its files
 * @property {string} host
 * @property {number} port
 * @property {string | null} databaseUrl  a server to use instead of our own
 * @property {Outside | null} outside   how it is reached beyond this machine, when it is
 * @property {'required' | 'optional'} secondStep  whether a role opens only after a second step
 */

/**
 * Reads what a start was asked for.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(args, env) {
  const unknown = args.filter((arg) => arg !== '--empty' && arg !== '--demo')
  if (unknown.length > 0) {
    throw new Refusal(
      `Không hiểu ${unknown.join(' ')}. Có thể dùng: npm start, npm start -- --empty.`,
    )
  }
  const databaseUrl = readDatabaseUrl(env)
  const world = readWorld(args, databaseUrl)
  const host = (env.HOST || '127.0.0.1').replace(/^\[(.*)\]$/, '$1')
  const outside = readOutside(env, { host, world })
  return {
    world,
    dataDir: env.KC_DATA_DIR || inRepository('.data', world),
    host,
    port: readPort(env.PORT || '3000'),
    databaseUrl: databaseUrl?.href ?? null,
    outside,
    secondStep: readSecondStep(env.KC_SECOND_STEP) ?? (outside ? 'required' : 'optional'),
  }
}

/**
 * @param {string | undefined} text
 * @returns {'required' | 'optional' | null}
 */
function readSecondStep(text) {
  if (!text) return null
  if (text === 'required' || text === 'optional') return text
  throw new Refusal(
    `KC_SECOND_STEP=${text} không hiểu được: required (ai có vai trò phải có bước hai) hoặc optional.`,
  )
}

function readWorld(/** @type {readonly string[]} */ args, /** @type {URL | null} */ databaseUrl) {
  const wantsDemo = args.includes('--demo')
  if (wantsDemo && args.includes('--empty')) throw new Refusal('Chỉ chọn một: --demo hoặc --empty.')
  if (args.includes('--empty')) return 'office'
  if (!databaseUrl) return 'demo'
  if (wantsDemo && !isOnThisMachine(databaseUrl)) {
    throw new Refusal(
      'Dữ liệu trình diễn chỉ được nạp vào máy chủ dữ liệu trên chính máy này. ' +
        `DATABASE_URL đang trỏ tới ${databaseUrl.host}.`,
    )
  }
  return wantsDemo ? 'demo' : 'office'
}

// A socket is given as ?host=/folder and has no host name.
function isOnThisMachine(/** @type {URL} */ url) {
  const host = url.searchParams.get('host') ?? url.hostname
  return host === '' || host.startsWith('/') || isThisMachine(host)
}

function readDatabaseUrl(/** @type {NodeJS.ProcessEnv} */ { DATABASE_URL: text }) {
  if (!text) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return url
  throw new Refusal(
    'DATABASE_URL phải có dạng postgres://người-dùng:mật-khẩu@máy-chủ:5432/tên-cơ-sở-dữ-liệu.',
  )
}

function readPort(/** @type {string} */ text) {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Refusal(`PORT=${text} không phải là một cổng (từ 0 đến 65535).`)
}
