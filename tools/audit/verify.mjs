// Đối chiếu một bản xuất nhật ký, không cần mạng, cơ sở dữ liệu hay phần nào khác của chương trình: chỉ cần tệp này và Node.js ≥ 18.
//
//   node verify.mjs TỆP [--heads TỆP_ĐẦU_CHUỖI…] [--key TỆP_KHÓA_CÔNG_KHAI…]
//
// A separate program on purpose: it shares no line with the product, so a mistake there cannot hide itself here.
// One file, longer than others here, so that it can be carried to another machine and read whole.
// Each entry is bound to the one before it: hash = sha256(hash before ‖ seq, 8 bytes, big-endian ‖ payload).
import { isUtf8 } from 'node:buffer'
import * as crypto from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Exit codes: nothing found, something was changed, cannot be judged. */
const exits = { clean: 0, tampered: 1, unreadable: 2 }
const mostShown = 20
const chunkBytes = 1 << 20
const longestLine = 64 << 20

/**
 * @typedef {{ chain: string, seq: number, hash: string }} Head
 * @typedef {{ statement: string, signature: string, publicKey: string }} Seal
 * @typedef {{ seq: number, hash: string }} Reached  how far a chain was read
 * @typedef {{ at: string, key: string, heads: readonly Head[], next?: { id: string, publicKey: string }, despite?: string }} Statement
 */

/** What cannot be judged at all. */
class Unreadable extends Error {}

/** Reads the arguments, verifies, says what was found; returns the exit code. */
export function main(/** @type {readonly string[]} */ args, say = console.log) {
  const startedAt = performance.now()
  const onScreen = (/** @type {string} */ text) => say(plain(text))
  try {
    const { file, heads, keys } = readArguments(args)
    const problems = collector()
    const seen = verifyFile(file, heads, keys, problems)
    report(onScreen, problems, seen, (performance.now() - startedAt) / 1000)
    return problems.count > 0 ? exits.tampered : exits.clean
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    onScreen(`Không đối chiếu được: ${error.message}`)
    return exits.unreadable
  }
}

/**
 * A line as it may stand on a screen: a file could otherwise move the cursor, clear what was said of it and say something else.
 * @param {string} text
 */
function plain(text) {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`,
  )
}

function readArguments(/** @type {readonly string[]} */ args) {
  /** @type {Record<'' | '--heads' | '--key', string[]>} */
  const given = { '': [], '--heads': [], '--key': [] }
  /** @type {'' | '--heads' | '--key'} */
  let option = ''
  for (const arg of args) {
    if (arg === '--heads' || arg === '--key') option = arg
    else if (arg.startsWith('-')) throw new Unreadable(`không hiểu ${arg}.`)
    else given[option].push(arg)
  }
  const [file, ...more] = given['']
  if (!file || more.length > 0) {
    throw new Unreadable(
      'cách dùng: verify.mjs TỆP [--heads TỆP_ĐẦU_CHUỖI…] [--key TỆP_KHÓA_CÔNG_KHAI…]',
    )
  }
  return { file, heads: given['--heads'].map(readSeal), keys: given['--key'].flatMap(readKeys) }
}

/** @returns {{ path: string, seal: Seal }} */
function readSeal(/** @type {string} */ path) {
  const seal = parse(readText(path))
  const heads = isSeal(seal) ? parse(seal.statement).heads : undefined
  if (!Array.isArray(heads) || !heads.every(isHead))
    throw new Unreadable(`${path} không phải tệp đầu chuỗi đã ký.`)
  return { path, seal }
}

function readKeys(/** @type {string} */ path) {
  const found = readText(path).match(/-----BEGIN PUBLIC KEY-----[^]*?-----END PUBLIC KEY-----/g)
  try {
    if (found) return found.map(spelled)
  } catch {
    // Told below.
  }
  throw new Unreadable(`${path} không có khóa công khai nào đọc được.`)
}

/** A public key in the one spelling that keys are compared by. */
function spelled(/** @type {string} */ publicKey) {
  return crypto.createPublicKey(publicKey).export({ type: 'spki', format: 'pem' }).toString().trim()
}

function readText(/** @type {string} */ path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Unreadable(`không mở được ${path}.`)
  }
}

/**
 * @param {string} file
 * @param {readonly { path: string, seal: Seal }[]} published
 * @param {readonly string[]} givenKeys
 * @param {ReturnType<typeof collector>} problems
 */
function verifyFile(file, published, givenKeys, problems) {
  const watched = pointsOf(published)
  const trail = readTrail(file, watched, problems)
  const { ending } = trail
  const seen = {
    ...trail,
    published: published.length,
    hasKey: givenKeys.length > 0,
    sealedAt: '',
    despite: '',
    leftOut: /** @type {string[]} */ ([]),
  }
  if (!ending) return seen
  const final = /** @type {Seal} */ (ending.seals.at(-1))
  const headsKeys = published.map(({ seal }) => seal.publicKey)
  const roots =
    givenKeys.length > 0 ? givenKeys : headsKeys.length > 0 ? headsKeys : [final.publicKey]
  const trusted = trustedKeys(roots, ending.seals)
  // Those before the last only say which key followed which; who trusts a later key need not know the ones before it.
  for (const seal of ending.seals.slice(0, -1))
    if (!isGenuine(seal)) problems.add('Niêm phong giới thiệu khóa: chữ ký không đúng.')
  checkSignature('Niêm phong của bản xuất', final, trusted, problems)
  checkSignature('Phạm vi của bản xuất', ending.export, trusted, problems)
  for (const { path, seal } of published) checkSignature(path, seal, trusted, problems)
  checkScope(trail.chains, ending.export, final, problems)
  const { at, heads, despite = '' } = statementOf(final)
  checkEnds(trail, heads, problems)
  checkPublished(trail, published, heads, problems)
  return { ...seen, sealedAt: at, despite, leftOut: leftOutOf(trail.chains, published) }
}

/** Where published heads point to: while the file is read, the hashes there are kept. */
function pointsOf(/** @type {readonly { seal: Seal }[]} */ published) {
  /** @type {Map<string, string | undefined>} */
  const points = new Map()
  for (const { seal } of published) {
    for (const { chain, seq } of statementOf(seal).heads) points.set(`${chain} ${seq}`, undefined)
  }
  return points
}

/**
 * Reads the file once: the chains, how far each reaches, and the ending.
 * @param {string} file
 * @param {Map<string, string | undefined>} points
 * @param {ReturnType<typeof collector>} problems
 */
function readTrail(file, points, problems) {
  /** @type {Map<string, Reached>} */
  const reached = new Map()
  /** @type {string[] | undefined} */
  let chains
  /** @type {{ seals: Seal[], export: Seal } | undefined} */
  let ending
  let entries = 0
  let lineNumber = 0
  for (const line of linesOf(file)) {
    lineNumber += 1
    if (!chains) chains = readHeader(line)
    else if (ending) problems.add(`Dòng ${lineNumber}: có nội dung sau dòng cuối.`)
    else if (line.startsWith('{"chain"')) {
      entries += 1
      if (!checkEntry(line, reached, points, problems)) {
        problems.add(`Dòng ${lineNumber}: không phải một mục nhật ký nguyên vẹn.`)
      }
    } else {
      ending = readEnding(line)
      if (!ending)
        problems.add(
          `Dòng ${lineNumber}: không phải mục nhật ký, cũng không phải dòng cuối nguyên vẹn.`,
        )
    }
  }
  if (!chains) throw new Unreadable('tệp rỗng.')
  if (!ending) problems.add('Tệp thiếu dòng cuối có niêm phong: đuôi tệp đã bị cắt.')
  return { chains, reached, points, ending, entries }
}

function readHeader(/** @type {string} */ line) {
  const header = parse(line)
  const isOurs =
    header?.kind === 'khuyen-cong/export' && header.version === 1 && areTexts(header.chains)
  if (
    !isOurs ||
    JSON.stringify({ kind: header.kind, version: 1, chains: header.chains }) !== line
  ) {
    throw new Unreadable('tệp không phải bản xuất nhật ký (dòng đầu).')
  }
  return /** @type {string[]} */ (header.chains)
}

/** @returns {{ seals: Seal[], export: Seal } | undefined} */
function readEnding(/** @type {string} */ line) {
  const ending = parse(line)
  // Written exactly so: whatever else stands in the line was put there by somebody.
  const isWhole =
    Array.isArray(ending?.seals) &&
    ending.seals.length > 0 &&
    ending.seals.every(isSeal) &&
    isSeal(ending.export) &&
    JSON.stringify({ seals: ending.seals.map(bare), export: bare(ending.export) }) === line
  return isWhole ? ending : undefined
}

const bare = (/** @type {Seal} */ { statement, signature, publicKey }) => ({
  statement,
  signature,
  publicKey,
})

const entryLine =
  /^\{"chain":"([^"\\]{1,40})","seq":([1-9]\d{0,15}),"hash":"([0-9a-f]{64})","payload":(".*")\}$/s

/**
 * Checks one entry against the one before it. Returns whether the line is an entry at all.
 * @param {string} line
 * @param {Map<string, Reached>} reached
 * @param {Map<string, string | undefined>} points
 * @param {ReturnType<typeof collector>} problems
 */
function checkEntry(line, reached, points, problems) {
  const [, chain = '', digits, hash = '', quoted = ''] = entryLine.exec(line) ?? []
  const payload = parse(quoted)
  if (typeof payload !== 'string') return false
  const seq = Number(digits)
  const before = reached.get(chain) ?? { seq: 0, hash: '' }
  if (seq > before.seq + 1) {
    problems.add(
      `Chuỗi ${chain}: thiếu mục ${range(before.seq + 1, seq - 1)}, đã bị xóa hoặc đổi chỗ.`,
    )
  } else if (seq <= before.seq) {
    problems.add(
      `Chuỗi ${chain}, mục ${seq}: đứng sau mục ${before.seq}, bị chèn thêm hoặc đổi chỗ.`,
    )
  } else if (hashOf(before.hash, seq, payload) !== hash) {
    problems.add(`Chuỗi ${chain}, mục ${seq}: nội dung không khớp mã băm, đã bị sửa hoặc thay.`)
  }
  // From here on by what the entry says of itself: one change is told once, not at every entry after it.
  reached.set(chain, { seq, hash })
  const point = `${chain} ${seq}`
  if (points.has(point)) points.set(point, hash)
  return true
}

const range = (/** @type {number} */ from, /** @type {number} */ to) =>
  from === to ? from : `${from}–${to}`

let scratch = Buffer.alloc(1 << 16)
const oneShot = 'hash' in crypto ? crypto.hash : undefined

function hashOf(
  /** @type {string} */ before,
  /** @type {number} */ seq,
  /** @type {string} */ payload,
) {
  const most = 40 + payload.length * 3
  if (scratch.length < most) scratch = Buffer.alloc(most * 2)
  let length = scratch.write(before, 'hex')
  length = scratch.writeBigUInt64BE(BigInt(seq), length)
  length += scratch.write(payload, length, 'utf8')
  const bytes = scratch.subarray(0, length)
  return oneShot
    ? oneShot('sha256', bytes)
    : crypto.createHash('sha256').update(bytes).digest('hex')
}

/**
 * The public keys that may have signed: the roots, and those that a trusted key named as its follower.
 * @param {readonly string[]} roots
 * @param {readonly Seal[]} seals
 */
function trustedKeys(roots, seals) {
  const trusted = new Set(roots)
  for (const seal of seals) {
    const { next } = statementOf(seal)
    if (next && trusted.has(seal.publicKey) && isGenuine(seal)) trusted.add(next.publicKey)
  }
  return trusted
}

/**
 * @param {string} what
 * @param {Seal} seal
 * @param {ReadonlySet<string>} trusted
 * @param {ReturnType<typeof collector>} problems
 */
function checkSignature(what, seal, trusted, problems) {
  if (!isGenuine(seal)) problems.add(`${what}: chữ ký không đúng.`)
  else if (!trusted.has(seal.publicKey)) {
    problems.add(`${what}: được ký bằng khóa lạ ${keyIdOf(seal.publicKey)}.`)
  }
}

/**
 * @param {readonly string[]} chains
 * @param {Seal} scope
 * @param {Seal} final
 * @param {ReturnType<typeof collector>} problems
 */
function checkScope(chains, scope, final, problems) {
  const stated = parse(scope.statement)
  const name = crypto.createHash('sha256').update(final.statement).digest('hex')
  if (stated?.kind !== 'khuyen-cong/export' || stated.seal !== name) {
    problems.add('Dòng cuối: niêm phong không phải của bản xuất này.')
  }
  if (!areTexts(stated?.chains) || JSON.stringify(stated.chains) !== JSON.stringify(chains)) {
    problems.add('Dòng đầu: danh sách chuỗi khác với danh sách đã ký.')
  }
}

/**
 * Each chain ends where the seal says.
 * @param {ReturnType<typeof readTrail>} trail
 * @param {readonly Head[]} heads
 * @param {ReturnType<typeof collector>} problems
 */
function checkEnds({ chains, reached }, heads, problems) {
  const sealed = new Map(heads.map((head) => [head.chain, head]))
  for (const chain of new Set([...chains, ...reached.keys()])) {
    const head = sealed.get(chain)
    const { seq = 0, hash = '' } = reached.get(chain) ?? {}
    if (!chains.includes(chain)) problems.add(`Chuỗi ${chain}: không thuộc bản xuất này.`)
    else if (!head) problems.add(`Chuỗi ${chain}: niêm phong không có chuỗi này.`)
    else if (seq < head.seq)
      problems.add(`Chuỗi ${chain}: mất đuôi, thiếu mục ${range(seq + 1, head.seq)}.`)
    else if (seq > head.seq)
      problems.add(`Chuỗi ${chain}: mục ${range(head.seq + 1, seq)} thêm sau khi niêm phong.`)
    else if (hash !== head.hash)
      problems.add(`Chuỗi ${chain}, mục ${seq}: mã băm cuối khác với niêm phong.`)
  }
}

/**
 * The chains that were published and are none of those of the export: whoever exports may choose.
 * @param {readonly string[]} chains
 * @param {readonly { seal: Seal }[]} published
 */
function leftOutOf(chains, published) {
  const known = published.flatMap(({ seal }) => statementOf(seal).heads.map(({ chain }) => chain))
  return [...new Set(known)].filter((chain) => !chains.includes(chain)).sort()
}

/**
 * What was published before stands unchanged in the file; and no chain of it is gone whole, also where it was left out.
 * @param {ReturnType<typeof readTrail>} trail
 * @param {readonly { path: string, seal: Seal }[]} published
 * @param {readonly Head[]} sealed
 * @param {ReturnType<typeof collector>} problems
 */
function checkPublished({ chains, reached, points }, published, sealed, problems) {
  const kept = new Set(sealed.map(({ chain }) => chain))
  for (const { path, seal } of published) {
    const { at, heads } = statementOf(seal)
    for (const { chain } of heads.filter((head) => !kept.has(head.chain)))
      problems.add(
        `Chuỗi ${chain}: có trong ${path} ký lúc ${clock(at)}, nhưng niêm phong của bản xuất không còn.`,
      )
    for (const { chain, seq, hash } of heads.filter((head) => chains.includes(head.chain))) {
      const end = reached.get(chain)?.seq ?? 0
      const found = points.get(`${chain} ${seq}`)
      if (end < seq)
        problems.add(
          `Chuỗi ${chain}: dừng ở mục ${end}, nhưng ${path} ký lúc ${clock(at)} đã có mục ${seq}.`,
        )
      else if (found !== hash) {
        problems.add(
          `Chuỗi ${chain}, mục ${seq}: khác với ${path} ký lúc ${clock(at)}; các mục đến đó đã bị viết lại.`,
        )
      }
    }
  }
}

/** Collects what was found; says the first twenty. */
function collector() {
  /** @type {string[]} */
  const shown = []
  return {
    count: 0,
    shown,
    /** @param {string} text */
    add(text) {
      this.count += 1
      if (shown.length < mostShown) shown.push(text)
    },
  }
}

/**
 * @param {(line: string) => void} say
 * @param {ReturnType<typeof collector>} problems
 * @param {ReturnType<typeof verifyFile>} seen
 * @param {number} seconds
 */
function report(say, problems, seen, seconds) {
  const number = (/** @type {number} */ value) => value.toLocaleString('vi-VN')
  const took = seconds.toLocaleString('vi-VN', { maximumFractionDigits: 1 })
  for (const text of problems.shown) say(`✗ ${text}`)
  if (problems.count > mostShown) say(`✗ … và ${number(problems.count - mostShown)} chỗ khác.`)
  say(`Đã đọc ${number(seen.entries)} mục của ${seen.chains.length} chuỗi trong ${took} giây.`)
  if (seen.sealedAt) say(`Niêm phong lúc ${clock(seen.sealedAt)}.`)
  if (seen.despite) say(`Lần ký ấy ghi rõ nhật ký không nối tiếp lần trước, lý do: ${seen.despite}`)
  if (problems.count > 0)
    return say(`KẾT LUẬN: nhật ký ĐÃ BỊ THAY ĐỔI (${number(problems.count)} chỗ).`)
  if (!seen.hasKey && seen.published === 0) {
    say(
      'Lưu ý: khóa lấy từ chính tệp. Muốn chắc tệp không bị làm lại toàn bộ, hãy thêm --key với khóa đã công bố.',
    )
  }
  if (seen.leftOut.length > 0)
    say(
      `Lưu ý: bản xuất này không gồm chuỗi ${seen.leftOut.join(', ')}; các chuỗi ấy chưa được đối chiếu.`,
    )
  if (seen.published === 0) {
    say(
      'Lưu ý: chưa so với đầu chuỗi đã công bố (--heads); ai giữ khóa vẫn có thể đã viết lại đuôi chuỗi.',
    )
  }
  say('KẾT LUẬN: không thấy thay đổi nào.')
}

/** A time on Vietnam's clock; what is no time as it stands. */
function clock(/** @type {string} */ at) {
  const time = new Date(at)
  return Number.isNaN(time.getTime())
    ? at
    : time.toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' })
}

/** @returns {seal is Seal} */
function isSeal(/** @type {any} */ seal) {
  return (
    typeof seal?.statement === 'string' &&
    typeof seal.signature === 'string' &&
    typeof seal.publicKey === 'string' &&
    typeof parse(seal.statement)?.kind === 'string'
  )
}

/** @returns {Statement} */
function statementOf(/** @type {Seal} */ seal) {
  const stated = parse(seal.statement)
  return {
    at: typeof stated.at === 'string' ? stated.at : '',
    key: stated.key,
    heads: Array.isArray(stated.heads) ? stated.heads.filter(isHead) : [],
    ...(typeof stated.next?.publicKey === 'string' && { next: stated.next }),
    ...(typeof stated.despite === 'string' && { despite: stated.despite }),
  }
}

/** @returns {head is Head} */
function isHead(/** @type {any} */ head) {
  return (
    typeof head?.chain === 'string' && Number.isInteger(head.seq) && typeof head.hash === 'string'
  )
}

/** @returns {texts is string[]} */
function areTexts(/** @type {any} */ texts) {
  return Array.isArray(texts) && texts.every((text) => typeof text === 'string')
}

function isGenuine(/** @type {Seal} */ { statement, signature, publicKey }) {
  try {
    const bytes = Buffer.from(signature, 'base64')
    // One signature has one spelling.
    if (bytes.toString('base64') !== signature) return false
    const isOurs = parse(statement).key === keyIdOf(publicKey)
    return (
      isOurs &&
      crypto.verify(null, Buffer.from(statement, 'utf8'), crypto.createPublicKey(publicKey), bytes)
    )
  } catch {
    return false
  }
}

function keyIdOf(/** @type {string} */ publicKey) {
  try {
    const der = crypto.createPublicKey(publicKey).export({ type: 'spki', format: 'der' })
    return crypto.createHash('sha256').update(der).digest('hex').slice(0, 16)
  } catch {
    return '(không đọc được)'
  }
}

/** @returns {any} */
function parse(/** @type {string} */ text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The lines of a file, one at a time, whatever its size. The last line may lack its end. */
function* linesOf(/** @type {string} */ file) {
  const opened = open(file)
  const chunk = Buffer.alloc(chunkBytes)
  let rest = Buffer.alloc(0)
  try {
    for (let count; (count = readInto(opened, chunk, file)) > 0;) {
      const bytes =
        rest.length > 0 ? Buffer.concat([rest, chunk.subarray(0, count)]) : chunk.subarray(0, count)
      let from = 0
      for (let end; (end = bytes.indexOf(10, from)) >= 0; from = end + 1)
        yield textOf(bytes.subarray(from, end))
      rest = Buffer.from(bytes.subarray(from))
      if (rest.length > longestLine) throw new Unreadable('có dòng dài quá 64 MB.')
    }
    if (rest.length > 0) yield textOf(rest)
  } finally {
    closeSync(opened)
  }
}

// Bytes that are no text would be read as signs that stand for them, and those may be what was written: such a line says nothing.
const textOf = (/** @type {Buffer} */ line) => (isUtf8(line) ? line.toString('utf8') : '')

function readInto(
  /** @type {number} */ opened,
  /** @type {Buffer} */ chunk,
  /** @type {string} */ file,
) {
  try {
    return readSync(opened, chunk, 0, chunkBytes, null)
  } catch {
    throw new Unreadable(`không đọc được ${file}.`)
  }
}

function open(/** @type {string} */ file) {
  try {
    return openSync(file, 'r')
  } catch {
    throw new Unreadable(`không mở được ${file}.`)
  }
}

// Called by itself, not taken in by another program.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = main(process.argv.slice(2))
}
