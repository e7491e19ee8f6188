import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  type KeyObject,
} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** The Ed25519 key heads are signed with. */
export type SealingKey = {
  /** The beginning of the hash of the public key. */
  readonly id: string
  /** PEM. */
  readonly publicKey: string
  sign(text: string): Buffer
}

const keyFile = 'key.pem'
const publicFile = 'public-keys.pem'
const ownerOnly = 0o600
const everybody = 0o644

/** The key of this folder, made at first use. Two processes that make it at once end up with one. */
export function openSealingKey(folder: string): SealingKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, keyFile)
  if (!existsSync(path)) place(folder, newPrivateKey(), path)
  const key = asSealingKey(createPrivateKey(readFileSync(path)))
  publish(folder, key)
  return key
}

/** A key made and written down, but not yet the one that signs. */
export type NextKey = { readonly key: SealingKey; readonly path: string }

/** Makes the key that will follow. It signs from `succeed` on. */
export function prepareNextKey(folder: string): NextKey {
  const path = join(folder, `next-${randomUUID()}.pem`)
  const made = newPrivateKey()
  writeDurably(path, made.export({ type: 'pkcs8', format: 'pem' }).toString(), ownerOnly)
  return { key: asSealingKey(made), path }
}

/** The next key takes the place of the one before, of which only the public half stays. */
export function succeed(folder: string, next: NextKey): void {
  publish(folder, next.key)
  renameSync(next.path, join(folder, keyFile))
  syncFolder(folder)
}

/** Every public key that ever signed here, oldest first, as PEM blocks: files of several places may be joined. */
export function publicKeysOf(folder: string): readonly string[] {
  const path = join(folder, publicFile)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8').match(/-----BEGIN [^]*?-----END PUBLIC KEY-----/g) ?? []
}

/** The identifier of a public key: the beginning of the hash of its DER form. */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

/** Writes a file so that it is there, whole, after a power cut. */
export function writeDurably(path: string, text: string, mode: number = everybody): void {
  const file = openSync(path, 'wx', mode)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes the names in a folder durable. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  fsyncSync(opened)
  closeSync(opened)
}

const newPrivateKey = () => generateKeyPairSync('ed25519').privateKey

function asSealingKey(privateKey: KeyObject): SealingKey {
  const publicKey = createPublicKey(privateKey)
  return {
    id: keyIdOf(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString().trim(),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey),
  }
}

// A link is made whole or not at all, and never over a key that is there.
function place(folder: string, made: KeyObject, path: string): void {
  const draft = join(folder, `draft-${randomUUID()}.pem`)
  writeDurably(draft, made.export({ type: 'pkcs8', format: 'pem' }).toString(), ownerOnly)
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  syncFolder(folder)
}

function publish(folder: string, { publicKey }: SealingKey): void {
  const known = publicKeysOf(folder)
  if (known.includes(publicKey)) return
  const draft = join(folder, `public-${randomUUID()}.pem`)
  writeDurably(draft, `${[...known, publicKey].join('\n')}\n`)
  renameSync(draft, join(folder, publicFile))
  syncFolder(folder)
}
