import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Failure } from '#core/failure.ts'
import { kindsOfWork } from '#door/kinds-of-work.ts'
import { carryOutHandovers, offerFirstAdministrator } from '#modules/access/api.server.ts'
import { keepRules } from '#modules/privacy/api.server.ts'
import { sealRegularly } from '#platform/audit/seal/seal-regularly.ts'
import { migrate } from '#platform/db/migrate.ts'
import { closeDatabase } from '#platform/db/pool.ts'
import { CannotStart } from '#platform/embedded/cannot-start.ts'
import { log } from '#platform/log/log.ts'
import { sendRegularly } from '#platform/mail/send.ts'
import { prepareDataDir } from '#platform/serve/data-dir.ts'
import { foreignFormDoor } from '#platform/serve/foreign-form-door.ts'
import { healthDoor } from '#platform/serve/health.ts'
import { openOwnDatabase, useDatabase, type OpenedDatabase } from '#platform/serve/open-database.ts'
import { machinesDoor } from '#platform/serve/machines-door.ts'
import { overloadDoor } from '#platform/serve/overload-door.ts'
import { drain, onEndRequested } from '#platform/serve/shutdown.ts'
import { outsideDoors } from '#platform/serve/outside-door.ts'
import { slowBodyDoor } from '#platform/serve/slow-body-door.ts'
import {
  createWebServer,
  nameDoor,
  oneNameDoor,
  protocolDoor,
  type Door,
  type PageHandler,
} from '#platform/serve/web-server.ts'
import { headersDoor } from '#platform/session/security-headers.ts'
import { ensureSecret } from '#platform/sign-in/secret-file.ts'
import { loadWorld } from '../database/seeds/load-world.ts'
import { portRefusal } from '../tools/bootstrap/port.mjs'
import { Refusal } from '../tools/bootstrap/refusal.mjs'
import { inRepository } from '../tools/bootstrap/repository.mjs'
import { isThisMachine, type Outside } from '../tools/bootstrap/outside.mjs'
import { readSettings, type Settings } from '../tools/bootstrap/settings.mjs'
import { step } from '../tools/bootstrap/steps.mjs'

const dayMs = 86_400_000
const handoverMs = 600_000

// Everything the product needs, opened in order and closed in the opposite one.
const state: { isEnding: boolean; database?: OpenedDatabase; server?: Server } = { isEnding: false }

onEndRequested(() => void end(0))
process.on('uncaughtException', (error) => fail(error))
process.stdout.on('error', () => {})

try {
  await start(readSettings(process.argv.slice(2), process.env))
} catch (error) {
  fail(error)
}

async function start(settings: Settings): Promise<void> {
  const { world, dataDir, databaseUrl, outside } = settings
  prepareDataDir(dataDir)
  process.env.KC_SECRET = ensureSecret(dataDir, process.env.KC_SECRET)
  state.database = await step('Mở cơ sở dữ liệu', (note) =>
    databaseUrl ? useDatabase(databaseUrl, dataDir) : openOwnDatabase(join(dataDir, 'pg'), note),
  )
  process.env.KC_DATABASE = JSON.stringify(state.database.settings)
  process.env.KC_LOGINS = JSON.stringify(state.database.logins)
  process.env.KC_WORLD = world
  if (outside) process.env.KC_TRUSTED_PROXIES = outside.trustedProxies.join(',')
  process.env.KC_SECOND_STEP = settings.secondStep
  await step('Cập nhật lược đồ', () => migrate(inRepository()))
  await step(world === 'demo' ? 'Nạp dữ liệu công khai' : 'Nạp danh mục', () =>
    loadWorld({ world: world === 'demo' ? 'demo' : 'empty' }),
  )
  await forgetOwner()
  await keepDaily()
  const firstAdministrator = world === 'office' ? await offerFirstAdministrator() : undefined
  if (state.isEnding) return
  const { protocol, name } = ownDoors(outside)
  const { handler } = (await import(inRepository('build/handler.js'))) as { handler: PageHandler }
  const headers = headersDoor(() => process.env.PROTOCOL_HEADER)
  const doors = [
    protocol,
    machinesDoor(),
    headers,
    oneNameDoor(),
    healthDoor(() => state.isEnding),
    name,
    foreignFormDoor(),
    slowBodyDoor(),
    overloadDoor(),
  ]
  sendRegularly()
  carryOutRegularly()
  sealRegularly(process.env.KC_AUDIT ?? join(dataDir, 'audit'))
  state.server = createWebServer(doors, handler)
  const listening = await listen(state.server, settings)
  const address = outside?.origin ?? listening
  log.info({ event: 'started', world, address, listening })
  const behind = outside ? ` (nhận từ máy chủ chuyển tiếp ở ${listening})` : ''
  console.log(`\n  ${titleOf(world)}\n  Địa chỉ: ${address}${behind}\n  Dừng: Ctrl-C`)
  // On the console alone, never in the log: whoever has the link administers the office.
  if (firstAdministrator !== undefined)
    console.log(
      `\n  Chưa có người quản trị. Mở liên kết này trong 24 giờ, dùng được một lần:\n  ${address}/thiet-lap?ma=${firstAdministrator}`,
    )
}

/** Who is let in, and by which name: this machine alone, or whoever comes through the proxy of the office. */
function ownDoors(outside: Outside | null): { protocol: Door; name: Door } {
  if (!outside) return { protocol: protocolDoor(process.env), name: nameDoor(isThisMachine) }
  process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto'
  return outsideDoors({ ...outside, protocolHeader: process.env.PROTOCOL_HEADER })
}

/** From here on no statement is the owner's: pages have the logins, which own nothing. */
async function forgetOwner(): Promise<void> {
  await closeDatabase()
  delete process.env.KC_DATABASE
  delete process.env.DATABASE_URL
}

/** Now and every few minutes, the handovers whose day has come. */
function carryOutRegularly(): void {
  setTimeout(carryOutRegularly, handoverMs).unref()
  carryOutHandovers(kindsOfWork).then(
    ({ done, waiting }) => {
      if (done > 0) log.info({ event: 'handovers', done, waiting })
    },
    (err: unknown) => log.error({ event: 'handovers', err }),
  )
}

/** Now and once a day, what has been kept long enough is let go, by the rules that are on. */
async function keepDaily(): Promise<void> {
  setTimeout(() => {
    keepDaily().catch((err: unknown) => log.error({ event: 'keep', err }))
  }, dayMs).unref()
  const gone = await keepRules()
  if (Object.keys(gone).length > 0) log.info({ event: 'keep', ...gone })
}

function titleOf(world: Settings['world']): string {
  return world === 'demo' ? 'Sẵn sàng, với số liệu công khai.' : 'Sẵn sàng, chưa có số liệu.'
}

async function listen(server: Server, { host, port }: Settings): Promise<string> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    throw portRefusal(error, port)
  }
  const { port: actual } = server.address() as AddressInfo
  // The name everybody knows, where it leads to the same place.
  const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${actual}`
}

async function end(code: number): Promise<void> {
  if (state.isEnding) return
  state.isEnding = true
  if (state.server) {
    console.log('\n  Đang dừng …')
    await drain(state.server)
  }
  // The built pages have a pool of their own and close it when they hear this.
  process.emit('sveltekit:shutdown' as 'exit', code)
  await closeDatabase()
  await state.database?.close()
  log.info({ event: 'stopped' })
  if (state.server) console.log('  Đã dừng.')
  process.exit(code)
}

function fail(error: unknown): void {
  const says = sentenceOf(error)
  const isForPeople = says !== undefined
  console.error(isForPeople ? `\n  ${says}` : error)
  if (!isForPeople) log.fatal({ err: error })
  if (state.isEnding) process.exit(1)
  void end(1)
}

/** What a person is told of an error that needs them. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof Refusal || error instanceof CannotStart) return error.message
  return error instanceof Failure ? error.says : undefined
}
