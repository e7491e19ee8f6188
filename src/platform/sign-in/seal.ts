import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { signInSecret } from './settings.ts'

/** Encrypts a text with the secret of the data folder, for one use: what was sealed for another does not open. */
export function seal(text: string, use: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(use), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Opens what was sealed; nothing when it was changed, or sealed for another use or with another secret. */
export function unseal(sealed: Buffer, use: string): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(use), sealed.subarray(0, 12))
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

const keyFor = (use: string) =>
  Buffer.from(hkdfSync('sha256', signInSecret(), '', `seal ${use}`, 32))
