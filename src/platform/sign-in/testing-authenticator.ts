import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { Answer } from './passkeys.ts'

/** What a test can make an authenticator do wrong. */
export type Wrong = {
  readonly isVerified?: boolean
  readonly origin?: string
  readonly challenge?: string
}

/** A device that holds a passkey: it answers what a browser is asked, as the standard says it must, or wrong. */
export function anAuthenticator(host = 'localhost', ours = 'http://localhost:3000') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  let counter = 0

  const head = (isVerified: boolean, isNew: boolean) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE((counter += 1))
    // Present 1, verified 4, a key attached 64.
    const flags = 1 + (isVerified ? 4 : 0) + (isNew ? 64 : 0)
    return Buffer.concat([sha256(Buffer.from(host)), Buffer.from([flags]), count])
  }
  const said = (type: string, asked: object, { origin = ours, challenge }: Wrong) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: challenge ?? Reflect.get(asked, 'challenge'),
        origin,
        crossOrigin: false,
      }),
    )
  const answer = (response: Record<string, unknown>): Answer => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })

  return {
    /** Makes the passkey. */
    create(asked: object, wrong: Wrong = {}): Answer {
      const key = cbor(
        new Map<number, Value>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, bytes(x)],
          [-3, bytes(y)],
        ]),
      )
      const length = Buffer.from([0, id.length])
      const data = Buffer.concat([
        head(wrong.isVerified ?? true, true),
        Buffer.alloc(16),
        length,
        id,
        key,
      ])
      const attestation = cbor(
        new Map<string, Value>([
          ['fmt', 'none'],
          ['attStmt', new Map<string, Value>()],
          ['authData', data],
        ]),
      )
      return answer({
        clientDataJSON: said('webauthn.create', asked, wrong).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },
    /** Answers with the passkey. */
    get(asked: object, wrong: Wrong = {}): Answer {
      const data = head(wrong.isVerified ?? true, false)
      const client = said('webauthn.get', asked, wrong)
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString(
          'base64url',
        ),
      })
    },
  }
}

type Value = number | string | Buffer | ReadonlyMap<number, Value> | ReadonlyMap<string, Value>

// As much of CBOR as a passkey takes.
function cbor(value: Value): Buffer {
  if (typeof value === 'number') return value < 0 ? start(1, -1 - value) : start(0, value)
  if (typeof value === 'string')
    return Buffer.concat([start(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([start(2, value.length), value])
  const entries: readonly (readonly [number | string, Value])[] = [...value]
  const parts = entries.flatMap(([name, part]) => [cbor(name), cbor(part)])
  return Buffer.concat([start(5, value.size), ...parts])
}

function start(major: number, size: number): Buffer {
  return Buffer.from(size < 24 ? [major * 32 + size] : [major * 32 + 24, size])
}

const bytes = (text: string) => Buffer.from(text, 'base64url')
const sha256 = (data: Buffer) => createHash('sha256').update(data).digest()
