import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { writeHeadsFile } from '#platform/audit/seal/heads-files.ts'
import { statementOf } from '#platform/audit/seal/seal.ts'
import { openSealingKey, prepareNextKey, succeed } from '#platform/audit/seal/sealing-key.ts'
import { signHeads } from '#platform/audit/seal/sign-heads.ts'
import { inRollback } from '#platform/db/testing.ts'
import { as, created } from '../../../../tests/rights/as-somebody.ts'
import { GET as exportOf } from '../[chain]/xuat.ndjson/+server.ts'
import { load } from './+page.server.ts'
import { GET as fileOf } from './[file]/+server.ts'
import { proofFiles } from './files.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-proof-'))
vi.stubEnv('KC_AUDIT', join(folder, 'audit'))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const at = (name: string) => join(folder, name)

async function download(name: string, answer: Response | Promise<Response>): Promise<void> {
  writeFileSync(at(name), Buffer.from(await (await answer).arrayBuffer()))
}

/** Runs the downloaded program on what was downloaded with it, as an inspector would. */
function verified(log: string) {
  const args = [proofFiles.program, log, '--heads', proofFiles.heads, '--key', proofFiles.keys]
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
}

type Shown = Awaited<ReturnType<typeof load>> & object
const shownTo = (role: string) =>
  as(role, null, async () => (await load({} as Parameters<typeof load>[0])) as Shown)

test('an inspector downloads a log, the heads, the keys and the program, and verifies it with nothing else', () =>
  inRollback(async () => {
    await as('centreStaff', '66', () => created('66'))
    const audit = join(folder, 'audit')
    const seal = await signHeads({ folder: audit })
    writeHeadsFile(audit, seal)
    await as('inspector', null, async () => {
      const shown = await load({} as Parameters<typeof load>[0])
      const { number, at: sealedAt } = statementOf(seal)
      expect(shown).toMatchObject({
        seal: { number, at: new Date(sealedAt) },
        keys: [expect.any(String)],
      })
      for (const file of Object.values(proofFiles))
        await download(
          file,
          fileOf({ params: { file } } as unknown as Parameters<typeof fileOf>[0]),
        )
      await download(
        'log.ndjson',
        exportOf({ params: { chain: '66' } } as unknown as Parameters<typeof exportOf>[0]),
      )
    })
    expect(verified('log.ndjson')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('KẾT LUẬN: không thấy thay đổi nào.'),
    })
    const text = readFileSync(at('log.ndjson'), 'utf8')
    writeFileSync(at('edited.ndjson'), text.replace(/Đề án thử quyền/, 'Đề án khác hẳn'))
    expect(verified('edited.ndjson').status).toBe(1)
  }))

const fileNamed = async (file: string) =>
  await fileOf({ params: { file } } as unknown as Parameters<typeof fileOf>[0])

test.each([
  [proofFiles.heads, 'application/json'],
  [proofFiles.keys, 'application/x-pem-file'],
  [proofFiles.program, 'text/javascript; charset=utf-8'],
])(
  '%s is kept as a file of that name, and opened by nothing in the browser',
  async (file, type) => {
    const { headers } = await fileNamed(file)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${file}"`)
  },
)

test('every key that ever signed is told and downloaded, so that an older log is verified too', async () => {
  const audit = join(folder, 'audit')
  const before = openSealingKey(audit)
  const next = prepareNextKey(audit)
  succeed(audit, next)
  const keys = await (await fileNamed(proofFiles.keys)).text()
  expect(keys).toContain(before.publicKey)
  expect(keys).toContain(next.key.publicKey)
  const { keys: told } = await shownTo('inspector')
  expect(told).toEqual([before.id, next.key.id])
})

test('before anything was sealed, the page says so, and there are neither heads nor keys to download', async () => {
  vi.stubEnv('KC_AUDIT', join(folder, 'nothing-yet'))
  expect(await shownTo('inspector')).toMatchObject({ seal: null, keys: [] })
  for (const file of [proofFiles.heads, proofFiles.keys])
    await expect(fileNamed(file)).rejects.toMatchObject({ kind: 'not-found' })
  expect((await fileNamed(proofFiles.program)).status).toBe(200)
  vi.stubEnv('KC_AUDIT', join(folder, 'audit'))
})

test('what is no file to verify by is not there', async () => {
  for (const file of ['key.pem', '../audit/key.pem', 'constructor'])
    await expect(
      (async () => fileOf({ params: { file } } as unknown as Parameters<typeof fileOf>[0]))(),
    ).rejects.toMatchObject({ kind: 'not-found' })
})
