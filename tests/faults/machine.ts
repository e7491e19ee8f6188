import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from '../../bench/random.ts'
import type { Answer, Browser } from './browser.ts'
import type { Habits } from './desk.ts'
import type { Expected, Ledger } from './ledger.ts'
import { sendUntilSettled, type Settled } from './sending.ts'

type Parts = {
  /** What the titles of this machine begin with. */
  readonly name: string
  readonly line: MachineLine
  readonly ledger: Ledger
  readonly chance: Chance
  readonly habits: Habits
  /** Told of each answer that was none of those the product promises. */
  readonly blame: (what: string) => void
}

const provinces = ['01', '27', '48', '79', '83', '92'] as const
const mostMillions = 5_000
const patienceMs = 20_000
const restMs = 100
// Of a hundred acts the others enter schemes.
const untilChange = 40

/** Where a program of somebody else sends what it keeps, with its key. */
export class MachineLine {
  readonly #address: string
  readonly #key: string
  #line = new AbortController()

  constructor(address: string, key: string) {
    this.#address = address
    this.#key = key
  }

  async send(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer> {
    const response = await fetch(new URL(`/api/v1${path}`, this.#address), {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([this.#line.signal, AbortSignal.timeout(patienceMs)]),
    })
    const { status } = response
    return { status, location: response.headers.get('location'), html: await response.text() }
  }

  /** Cuts what is on the line: what was sent may have arrived, its answer does not. */
  cutLine(): void {
    this.#line.abort(new Error('the line was cut'))
    this.#line = new AbortController()
  }
}

/** The key an official makes for a machine, who says once more who they are before. */
export async function makeKey(browser: Browser): Promise<string> {
  await browser.post('/xac-nhan', new URLSearchParams({ ve: '/toi/khoa-api', by: 'demo' }))
  const { status, html } = await browser.post(
    '/toi/khoa-api?/tao',
    new URLSearchParams([
      ['name', 'Phần mềm thử sự cố'],
      ['scopes', 'scheme.create'],
      ['scopes', 'scheme.update'],
      ['days', '30'],
      ['key', randomUUID()],
    ]),
  )
  const key = /kc_(?:live|demo)_[0-9A-Za-z]{57}/.exec(html)?.[0]
  if (key === undefined) throw new Error(`making a key answers ${status}, without a key`)
  return key
}

/** A program at work: enters schemes and changes its own, by the interface for machines. */
export class Machine {
  readonly #parts: Parts
  readonly #own: string[] = []
  #made = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Works until told to stop; what is begun is brought to its end. A refusal of what was allowed is told, and work goes on. */
  async work(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      try {
        await this.#oneAct()
      } catch (error) {
        this.#parts.blame(error instanceof Error ? error.message : String(error))
        this.#own.length = 0
        await sleep(restMs)
      }
    }
  }

  async #oneAct(): Promise<void> {
    const { chance, ledger } = this.#parts
    const mine = ledger.expected.get(this.#own.length > 0 ? chance.oneOf(this.#own) : '')
    if (chance.below(100) < untilChange && mine) await this.#change(mine)
    else await this.#enter()
  }

  async #enter(): Promise<void> {
    const { chance, habits, name } = this.#parts
    const title = `${name} đề án ${(this.#made += 1)}`
    const dong = BigInt(1 + chance.below(mostMillions)) * 1_000_000n
    const body = {
      title,
      activityKind: 'machinery',
      fundTier: 'local',
      status: 'inPlan',
      place: { list: 63, provinceCode: chance.oneOf(provinces) },
      establishments: [`HTX Thử ${chance.below(40)}`],
      yearFrom: 2025,
      yearTo: 2025,
      money: [{ source: 'provincial', plannedDong: dong.toString() }],
      // Whatever is similar, it is entered all the same.
      confirm: true,
    }
    const kept = randomUUID()
    const settled = await this.#settle(() => {
      const key = habits.keepsKey ? kept : randomUUID()
      return this.#parts.line.send('POST', '/schemes', {
        body,
        headers: { 'idempotency-key': key },
      })
    })
    if (settled.answer.status !== 201) throw refused('POST', settled.answer)
    const { id } = JSON.parse(settled.answer.html) as { readonly id: string }
    this.#told('scheme.create', settled, {
      title,
      id,
      version: 1,
      isDeleted: false,
      fields: {},
      plannedDong: dong,
    })
    this.#own.push(title)
  }

  /** Changes a scheme at its version; a second sending of what was done is told that the version is another, and looks. */
  async #change(scheme: Expected): Promise<void> {
    const note = `lần ${(this.#made += 1)} của ${this.#parts.name}`
    const path = `/schemes/${scheme.id}`
    const settled = await this.#settle(() =>
      this.#parts.line.send('PATCH', path, {
        body: { note, confirm: true },
        headers: { 'if-match': `"${scheme.version}"` },
      }),
    )
    const changed = {
      ...scheme,
      version: scheme.version + 1,
      fields: { ...scheme.fields, note },
    }
    if (settled.answer.status !== 200 && !(settled.tries > 1 && (await this.#isThere(changed))))
      throw refused('PATCH', settled.answer)
    this.#told('scheme.update', settled, changed)
  }

  async #isThere({ id, version, fields }: Expected): Promise<boolean> {
    const { answer } = await this.#settle(() => this.#parts.line.send('GET', `/schemes/${id}`))
    const found = JSON.parse(answer.html) as { readonly version: number; readonly note: string }
    return found.version === version && found.note === fields.note
  }

  #settle(attempt: () => Promise<Answer>): Promise<Settled> {
    return sendUntilSettled(attempt, this.#parts.blame)
  }

  #told(act: string, { tries, sentAt }: Settled, makes: Expected): void {
    const told = { act, root: makes.id, makes: [makes], tries, sentAt, toldAt: Date.now() }
    this.#parts.ledger.acknowledge(told)
  }
}

const refused = (method: string, { status, html }: Answer) =>
  new Error(`${method} of the API answers ${status}: ${html.slice(0, 160)}`)
