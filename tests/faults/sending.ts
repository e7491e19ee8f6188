import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from './browser.ts'

/** An answer that settled a sending, with the try that it answers. */
export type Settled = {
  readonly answer: Answer
  readonly tries: number
  readonly sentAt: number
}

const patienceMs = 60_000
const againAfterMs = 40

/**
 * Sends until somebody answers for good: a lost line and “busy” are tried again, as a person would press the button again.
 * An answer that blames the program is noted, and tried again too.
 */
export async function sendUntilSettled(
  attempt: () => Promise<Answer>,
  noteBlame: (what: string) => void,
): Promise<Settled> {
  const deadline = Date.now() + patienceMs
  for (let tries = 1; Date.now() < deadline; tries += 1) {
    const sentAt = Date.now()
    const answer = await attempt().catch(() => undefined)
    if (answer && answer.status < 500) return { answer, tries, sentAt }
    if (answer && answer.status !== 503) noteBlame(`${answer.status}: ${saidIn(answer.html)}`)
    await sleep(againAfterMs)
  }
  throw new Error(`nobody answered for ${patienceMs / 1_000} s`)
}

/** What a page says in its main part, in short. */
export function saidIn(html: string): string {
  const main = /<main\b[^>]*>([\s\S]*?)<\/main>/.exec(html)?.[1] ?? html
  return main
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 160)
}
