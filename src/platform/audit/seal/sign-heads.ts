import { Failure } from '#core/failure.ts'
import { asSystem } from '#platform/db/acting.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { newestHeadsFile, writeHeadsFile } from './heads-files.ts'
import { isGenuine, nameOf, sealed, statementOf, type Head, type Seal } from './seal.ts'
import { findBreaks, findNewestSeal, holdSealing, loadHeads, saveSeal } from './seal-store.ts'
import {
  openSealingKey,
  prepareNextKey,
  publicKeysOf,
  succeed,
  type SealingKey,
} from './sealing-key.ts'

export type Sealing = {
  /** The folder of the key and of the published heads. */
  readonly folder: string
  /** A reason to seal although the trail does not carry on from the seal before; it stays in the statement. */
  readonly despite?: string
  /** Seal again what another server on this database sealed last: what is taken away bears one key. */
  readonly by?: 'this key'
}

/**
 * Signs the heads of all chains, to the database and to a file, when they are others than those of the newest seal. What is
 * signed was looked at first: the heads sealed before stand unchanged, and every entry since is bound to the one before it.
 * @throws {Failure} conflict, when the trail does not carry on from what was sealed
 */
export async function signHeads(sealing: Sealing): Promise<Seal> {
  return signWith(sealing, openSealingKey(sealing.folder))
}

/** Puts a new key in the place of the one that signs: the old one names it in its last seal. */
export async function changeKey({ folder }: Sealing): Promise<Seal> {
  const current = openSealingKey(folder)
  const next = prepareNextKey(folder)
  const seal = await signWith({ folder }, current, {
    id: next.key.id,
    publicKey: next.key.publicKey,
  })
  succeed(folder, next)
  return seal
}

async function signWith(
  { folder, despite, by }: Sealing,
  key: SealingKey,
  next?: { id: string; publicKey: string },
): Promise<Seal> {
  const published = newestHeadsFile(folder)
  if (published) requireOurs(published, folder)
  const seal = await asSystem(() =>
    transact({ act: 'audit.seal' }, async (tx) => {
      await holdSealing(tx)
      const newest = await findNewestSeal(tx)
      const heads = await loadHeads(tx)
      const isOurs = newest?.publicKey === key.publicKey || by === undefined
      const isAsked = next !== undefined || despite !== undefined
      if (newest && isOurs && !isAsked && isSame(statementOf(newest).heads, heads)) return newest
      if (despite === undefined) await requireUnbroken(tx, [newest, published])
      const number = Math.max(numberOf(newest), numberOf(published)) + 1
      const before = newest ? nameOf(newest) : null
      const at = new Date().toISOString()
      const made = sealed(key, {
        number,
        at,
        before,
        heads,
        ...(next && { next }),
        ...(despite !== undefined && { despite }),
      })
      await saveSeal(tx, made)
      return made
    }),
  )
  // After the commit: a file never states what the database does not hold. Left out by a crash, it is written the next time.
  // A seal of another server on this database is in the folder of that one.
  if (publicKeysOf(folder).includes(seal.publicKey)) writeHeadsFile(folder, seal)
  return seal
}

function requireOurs(published: Seal, folder: string): void {
  if (isGenuine(published) && publicKeysOf(folder).includes(published.publicKey)) return
  throw new Failure('conflict', 'The newest heads file is not what was signed here', {
    says: `Tệp heads-….json mới nhất trong ${folder} không đúng chữ ký. Không ký tiếp; hãy đối chiếu với bản đã gửi đi nơi khác.`,
  })
}

// What the folder holds counts as well: whoever can change the database cannot always change the folder.
async function requireUnbroken(tx: Tx, seals: readonly (Seal | undefined)[]): Promise<void> {
  const sealedBefore = new Map(seals.map((seal) => [seal && nameOf(seal), headsOf(seal)]))
  if (sealedBefore.size > 1) sealedBefore.delete(undefined)
  for (const heads of sealedBefore.values()) {
    const [first] = await findBreaks(tx, heads)
    if (!first) continue
    throw new Failure('conflict', `The trail is broken at ${first.chain} ${first.seq}`, {
      says:
        `Nhật ký không nối tiếp lần ký trước: chuỗi ${first.chain}, mục ${first.seq}. Không ký tiếp. ` +
        'Nếu vừa khôi phục từ bản sao lưu, hãy ký bằng: npm run audit -- seal --despite "lý do".',
      detail: first,
    })
  }
}

const headsOf = (seal: Seal | undefined) => (seal ? statementOf(seal).heads : [])
const numberOf = (seal: Seal | undefined) => (seal ? statementOf(seal).number : 0)

const isSame = (one: readonly Head[], other: readonly Head[]) =>
  one.length === other.length &&
  one.every((head, n) => head.chain === other[n]?.chain && head.hash === other[n].hash)
