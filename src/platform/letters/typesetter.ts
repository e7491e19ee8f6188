import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { Failure } from '#core/failure.ts'
import { log } from '#platform/log/log.ts'
import { projectRoot } from './project-root.ts'

/** What the typesetting process is asked. */
export type TypesetRequest = { readonly id: number; readonly data: string }
/** What it answers. */
export type TypesetAnswer =
  | { readonly id: number; readonly pdf: Uint8Array; readonly notArchival?: string | undefined }
  | { readonly id: number; readonly error: string }

type Job = TypesetRequest & {
  readonly withinMs: number
  readonly done: (pdf: Uint8Array) => void
  readonly failed: (error: Error) => void
}

const idleMs = 60_000
const mostWaiting = 20

// One process serves all: a letter takes tens of milliseconds once the fonts are read, and it leaves when idle.
const waiting: Job[] = []
let current: { readonly job: Job; readonly deadline: NodeJS.Timeout } | undefined
let typesetter: ChildProcess | undefined
let idle: NodeJS.Timeout | undefined
let lastId = 0

/**
 * Sets a document, given as the JSON the template reads, into PDF.
 * @throws {Failure} when too many documents wait, or this one takes too long
 */
export function typeset(data: string, { withinMs = 30_000 } = {}): Promise<Uint8Array> {
  if (waiting.length >= mostWaiting) throw busy('Too many documents wait to be typeset')
  return new Promise((done, failed) => {
    waiting.push({ id: (lastId += 1), data, withinMs, done, failed })
    next()
  })
}

function next(): void {
  const job = current ? undefined : waiting.shift()
  if (!job) return
  clearTimeout(idle)
  const running = (typesetter ??= start())
  const deadline = setTimeout(() => {
    running.kill('SIGKILL')
    settle(running, () => job.failed(busy(`Typesetting took more than ${job.withinMs} ms`)))
  }, job.withinMs)
  current = { job, deadline }
  running.ref()
  running.send({ id: job.id, data: job.data } satisfies TypesetRequest)
}

function start(): ChildProcess {
  const root = projectRoot()
  const started = fork(join(root, 'src/platform/letters/typeset-process.ts'), [root], {
    cwd: root,
    execArgv: ['--max-old-space-size=256'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  started.channel?.unref?.()
  started.on('message', (answer: TypesetAnswer) => take(started, answer))
  started.on('error', (error) => settle(started, (job) => job.failed(error)))
  started.on('exit', (code, signal) =>
    settle(started, (job) => job.failed(new Error(`The typesetter ended: ${code ?? signal}`))),
  )
  return started
}

function take(from: ChildProcess, answer: TypesetAnswer): void {
  if (current?.job.id !== answer.id) return
  const { job, deadline } = current
  clearTimeout(deadline)
  current = undefined
  from.unref()
  if ('pdf' in answer && answer.notArchival !== undefined) {
    log.warn({ event: 'letter.notArchival', reason: answer.notArchival.slice(0, 500) })
  }
  if ('pdf' in answer) job.done(answer.pdf)
  else job.failed(new Error(`The document could not be typeset: ${answer.error}`))
  idle = setTimeout(() => leave(from), idleMs).unref()
  next()
}

/** Lets an idle process end; a letter asked for meanwhile gets a new one. */
function leave(resting: ChildProcess): void {
  typesetter = undefined
  resting.disconnect()
}

/** The process is gone or given up: what it worked on ends this way, what waits gets a new process. */
function settle(lost: ChildProcess, end: (job: Job) => void): void {
  if (typesetter !== lost) return
  typesetter = undefined
  clearTimeout(idle)
  const ended = current
  current = undefined
  if (ended) {
    clearTimeout(ended.deadline)
    end(ended.job)
  }
  next()
}

function busy(message: string): Failure {
  return new Failure('busy', message, {
    says: 'Máy chủ đang bận tạo văn bản PDF; xin thử lại sau ít phút.',
  })
}
