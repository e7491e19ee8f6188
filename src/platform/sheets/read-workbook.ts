import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from '#core/failure.ts'
import { sheetLimits } from './limits.ts'
import { precheck } from './precheck.ts'
import type { ReadResult } from './refusals.ts'
import type { WorkerMessage } from './worker-messages.ts'
import type { ReadRow, ReadSheet, ReadWorkbook } from './workbook.ts'

/** How a reading is followed and, in tests, hurried. */
export type ReadSettings = {
  readonly onProgress?: (percent: number) => void
  readonly readMs?: number
  readonly heapMb?: number
}

let reading = 0
const waiting: (() => void)[] = []

/**
 * Reads a workbook in a process of its own, with a limit on time and memory.
 * A file that is refused, damaged or too slow is an answer, not an error.
 * @throws {Failure} busy, when too many files wait already: each is held in memory whole
 */
export async function readWorkbook(
  bytes: Buffer,
  settings: ReadSettings = {},
): Promise<ReadResult<ReadWorkbook>> {
  const checked = precheck(bytes)
  if (!checked.ok) return checked
  if (waiting.length >= sheetLimits.waitingAtMost)
    throw new Failure('busy', `${waiting.length} workbooks wait to be read`, {
      says: 'Đang có nhiều tệp chờ đọc. Hãy thử lại sau ít phút.',
    })
  if (reading >= sheetLimits.readersAtOnce)
    await new Promise<void>((resolve) => waiting.push(resolve))
  reading += 1
  try {
    return await readInChild(bytes, settings)
  } finally {
    reading -= 1
    waiting.shift()?.()
  }
}

function readInChild(bytes: Buffer, settings: ReadSettings): Promise<ReadResult<ReadWorkbook>> {
  const child = startReader(settings.heapMb ?? sheetLimits.heapMb)
  const sheets: (ReadSheet & { readonly rows: ReadRow[] })[] = []
  return new Promise((resolve) => {
    const finish = (result: ReadResult<ReadWorkbook>) => {
      clearTimeout(deadline)
      child.removeAllListeners()
      // A killed child may still report; nobody listens any more.
      child.on('error', () => {})
      child.kill('SIGKILL')
      resolve(result)
    }
    const deadline = setTimeout(
      () => finish({ ok: false, refusal: 'took-too-long' }),
      settings.readMs ?? sheetLimits.readMs,
    )
    child.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') settings.onProgress?.(message.percent)
      if (message.kind === 'sheet') sheets.push({ ...message.head, rows: [] })
      if (message.kind === 'rows') sheets.at(-1)?.rows.push(...message.rows)
      if (message.kind === 'refused')
        finish({ ok: false, refusal: message.refusal, detail: message.detail })
      if (message.kind === 'done') finish({ ok: true, value: { sheets } })
    })
    child.on('error', () => finish({ ok: false, refusal: 'damaged', detail: 'no reader' }))
    child.on('exit', () => finish({ ok: false, refusal: 'took-too-long', detail: 'reader died' }))
    child.send(bytes)
  })
}

// No environment: the reader has no use for the address of the database. It may read the program, and write nothing.
function startReader(heapMb: number): ChildProcess {
  const root = programRoot()
  const flags = [
    `--max-old-space-size=${heapMb}`,
    '--permission',
    `--allow-fs-read=${root}`,
    '--no-warnings',
  ]
  return fork(join(root, 'src/platform/sheets/read-worker.ts'), [], {
    cwd: root,
    env: {},
    execArgv: flags,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

// The built pages live elsewhere in the tree than the source, so the root is looked for upwards.
function programRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const description = join(folder, 'package.json')
    if (
      existsSync(description) &&
      readFileSync(description, 'utf8').includes('"name": "khuyen-cong"')
    )
      return folder
    if (dirname(folder) === folder) throw new Error('The root of the program was not found')
    folder = dirname(folder)
  }
}
