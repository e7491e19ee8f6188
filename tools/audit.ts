import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Failure } from '#core/failure.ts'
import { changeKey, signHeads } from '#platform/audit/seal/sign-heads.ts'
import { exportTrail } from '#platform/audit/seal/export-trail.ts'
import { statementOf } from '#platform/audit/seal/seal.ts'
import { asSystem } from '#platform/db/acting.ts'
import { isMigrated } from '#platform/db/migrate.ts'
import { closeDatabase } from '#platform/db/pool.ts'
import { CannotStart } from '#platform/embedded/cannot-start.ts'
import { openOwnDatabase, useDatabase } from '#platform/serve/open-database.ts'
import { inRepository } from './bootstrap/repository.mjs'
import { Refusal } from './bootstrap/refusal.mjs'
import { readSettings } from './bootstrap/settings.mjs'
import { main as verify } from './audit/verify.mjs'

const usage = `Cách dùng:
  npm run audit -- verify TỆP [--heads TỆP…] [--key TỆP…]   đối chiếu một bản xuất (không cần cơ sở dữ liệu)
  npm run audit -- export TỆP [--chain MÃ]…                 xuất nhật ký, cả nước hoặc từng chuỗi (mã tỉnh, central)
  npm run audit -- seal [--despite "lý do"]                 ký đầu các chuỗi ngay bây giờ
  npm run audit -- new-key                                  thay khóa ký; khóa cũ giới thiệu khóa mới
Thêm --empty khi chương trình chạy bằng npm start -- --empty.`

const [command, ...args] = process.argv.slice(2)
process.exitCode = command === 'verify' ? verify(args) : await withOffice(args)

type Options = {
  readonly files: readonly string[]
  readonly chains: readonly string[]
  readonly despite?: string
}

/** Runs a command that needs the database and the key: beside the running server, or without it. */
async function withOffice(given: readonly string[]): Promise<number> {
  try {
    const options = readOptions(given)
    const job = jobOf(command, options)
    if (!job) throw new Refusal(usage)
    const { dataDir, databaseUrl } = readSettings(
      given.filter((arg) => arg === '--empty'),
      process.env,
    )
    const database = await (databaseUrl
      ? useDatabase(databaseUrl, dataDir)
      : openOwnDatabase(join(dataDir, 'pg'), () => {}))
    try {
      process.env.KC_LOGINS = JSON.stringify(database.logins)
      if (!(await asSystem(() => isMigrated(inRepository(''))))) {
        throw new Refusal('Cơ sở dữ liệu chưa mở bằng bản chương trình này: hãy chạy npm start.')
      }
      console.log(await job(process.env.KC_AUDIT ?? join(dataDir, 'audit')))
    } finally {
      await closeDatabase()
      await database.close()
    }
    return 0
  } catch (error) {
    const isForPeople =
      error instanceof Refusal || error instanceof CannotStart || error instanceof Failure
    if (!isForPeople) throw error
    console.error(error instanceof Failure ? (error.says ?? error.message) : error.message)
    return error instanceof Failure ? 1 : 2
  }
}

function jobOf(name: string | undefined, { files, chains, despite }: Options) {
  const [file] = files
  if (name === 'export' && file !== undefined && files.length === 1) {
    return async (folder: string) => {
      const lines = asSystem(() => exportTrail(folder, chains.length > 0 ? chains : undefined))
      await pipeline(Readable.from(lines), createWriteStream(file))
      return `Đã xuất nhật ký ra ${file}.`
    }
  }
  if (files.length > 0) return undefined
  if (name === 'seal') {
    return async (folder: string) =>
      told(await signHeads({ folder, ...(despite !== undefined && { despite }) }))
  }
  if (name === 'new-key') return async (folder: string) => told(await changeKey({ folder }))
  return undefined
}

function told(seal: Awaited<ReturnType<typeof signHeads>>): string {
  const { number, at, key, heads, next } = statementOf(seal)
  const succession = next ? ` Khóa tiếp theo: ${next.id}.` : ''
  return `Niêm phong số ${number} ngày ${at}, ${heads.length} chuỗi, khóa ${key}.${succession}`
}

function readOptions(given: readonly string[]): Options {
  const files: string[] = []
  const chains: string[] = []
  let despite: string | undefined
  for (let n = 0; n < given.length; n += 1) {
    const arg = given[n] ?? ''
    if (arg === '--chain') chains.push(given[(n += 1)] ?? '')
    else if (arg === '--despite') despite = given[(n += 1)] ?? ''
    else if (arg !== '--empty') files.push(arg)
  }
  if ([...files, ...chains].some((text) => text === '' || text.startsWith('-')) || despite === '') {
    throw new Refusal(usage)
  }
  return { files, chains, ...(despite !== undefined && { despite }) }
}
