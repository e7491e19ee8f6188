import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { aKey, bound, exported, lineOf, type Entry } from '../tools/audit/testing.ts'
import { inRepository } from '../tools/bootstrap/repository.mjs'

// node tools/run.mjs bench/verify-trail.ts [entries]: how long the separate verifier takes over an export.
const wanted = Number(process.argv[2] ?? 1_000_000)
const chains = ['66', '79', 'central'] as const
const atOnce = 10_000
const verifier = pathToFileURL(inRepository('tools/audit/verify.mjs')).href

const folder = mkdtempSync(join(tmpdir(), 'kc-trail-'))
try {
  const file = join(folder, 'export.ndjson')
  write(file)
  console.log(`${wanted} entries, ${Math.round(statSync(file).size / 1e6)} MB`)
  // In a process of its own, as a province runs it.
  const code = `import(${JSON.stringify(verifier)}).then(({ main }) => {
    const startedAt = performance.now()
    const exit = main([${JSON.stringify(file)}])
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    const seconds = (ms) => (ms / 1000).toFixed(1) + ' s'
    console.log('exit', exit, seconds(performance.now() - startedAt),
      'processor', seconds((userCPUTime + systemCPUTime) / 1000), Math.round(maxRSS / 1024) + ' MB')
  })`
  execFileSync(process.execPath, ['-e', code], { stdio: 'inherit' })
} finally {
  rmSync(folder, { recursive: true })
}

function write(file: string): void {
  const opened = openSync(file, 'w')
  const key = aKey()
  const ends = chains.flatMap((chain) => bound(chain, ['{}']))
  // The header and the ending do not depend on what stands between but for the last entries.
  writeSync(opened, `${exported(key, ends)[0]}\n`)
  const last: Entry[] = []
  for (const [n, chain] of chains.entries()) {
    let end: Entry | undefined
    for (let left = Math.round(wanted / chains.length); left > 0; left -= atOnce) {
      const made = bound(chain, payloads(chain, Math.min(left, atOnce)), end)
      writeSync(opened, `${made.map(lineOf).join('\n')}\n`)
      end = made.at(-1)
    }
    if (end) last[n] = end
  }
  writeSync(opened, `${exported(key, last).at(-1)}\n`)
  closeSync(opened)
}

/** Payloads as long as those of real schemes. */
function payloads(chain: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      at: '2026-11-25T08:00:00.000000Z',
      act: 'import.take',
      actor: '01936f7e-0000-7000-8000-000000000001',
      as: 'doitOfficer@01936f7e-0000-7000-8000-000000000002',
      from: '01936f7e-0000-7000-8000-000000000003',
      subject: 'scheme',
      operation: 'insert',
      chain,
      id: `01936f7e-0000-7000-8000-${String(n).padStart(12, '0')}`,
      before: null,
      after: {
        title: `Hỗ trợ ứng dụng máy móc thiết bị tiên tiến trong sản xuất gỗ mỹ nghệ số ${n}`,
        year: 2016,
        place_list: 63,
        place_code: chain,
        place_detail: 'Xã Tân Lập, huyện Đồng Phú',
        establishment_names: 'Cơ sở sản xuất Nguyễn Văn An; HTX Nông nghiệp Minh Tân Đạt',
        activity_kind: 'machinery',
        status: 'accepted',
        fund_tier: 'local',
      },
    }),
  )
}
