import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chance as chanceOf, type Chance } from '../../bench/random.ts'
import type { Tx } from '#platform/db/transact.ts'
import { Browser } from './browser.ts'
import { Desk, type Habits } from './desk.ts'
import { Ledger } from './ledger.ts'
import { Machine, MachineLine, makeKey } from './machine.ts'
import { becomeOfficial } from './person.ts'
import { Product, type Planted } from './product.ts'
import { countReplays, looking, prove, type Proof } from './proof.ts'
import { strikes, type Kind } from './strikes.ts'
import { mostWriters, Writer } from './writer.ts'

/** What to do to the product, how often, and by which seed. */
export type Order = {
  /** Round after round the next of these. */
  readonly kinds: readonly [Kind, ...Kind[]]
  readonly rounds: number
  readonly seed: number
  /** Where the product keeps its data and the battery its record. */
  readonly folder: string
  readonly planted?: Planted
  readonly habits?: Habits
  /** Ends the battery before its last round. */
  readonly isEnough?: (soFar: Outcome) => boolean
  /** Looks at the database once more, after the last round. */
  readonly afterwards?: (db: Tx) => Promise<void>
}

/** How the product stood it. */
export type Outcome = {
  readonly kinds: string
  readonly seed: number
  readonly rounds: number
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly duplicated: readonly string[]
  readonly broken: readonly string[]
  readonly replays: number
  /** From each strike to the first acknowledgement of something sent after it. */
  readonly backAfterMs: readonly number[]
  readonly unplannedExits: number
  /** Answers the product does not promise: a 500, a refusal of what was allowed. */
  readonly blamed: readonly string[]
}

const goodHabits: Habits = { keepsKey: true }
const backWithinMs = 30_000
const mostLooks = 20

/** Strikes the product round after round while officials and a machine write, and holds what is there against what they were told. */
export async function runBattery(order: Order): Promise<Outcome> {
  const folder = join(order.folder, order.kinds.join('-'))
  mkdirSync(folder, { recursive: true })
  const product = new Product(folder, order.planted)
  const ledger = new Ledger(join(folder, 'acknowledged.jsonl'))
  const battery = new Battery(order, product, ledger)
  try {
    await product.start()
    await battery.gather()
    for (let round = 1; round <= order.rounds; round += 1) {
      await battery.round()
      if (order.isEnough?.(battery.outcome())) break
    }
    const { afterwards } = order
    if (afterwards) await looking(product.settings(), afterwards)
    return battery.outcome()
  } finally {
    await product.stop()
    ledger.close()
  }
}

class Battery {
  readonly #order: Order
  readonly #product: Product
  readonly #ledger: Ledger
  readonly #chance: Chance
  readonly #found: Record<keyof Proof, string[]> = { lost: [], duplicated: [], broken: [] }
  readonly #blamed: string[] = []
  readonly #backAfterMs: number[] = []
  #browsers: Browser[] = []
  #writers: Writer[] = []
  #machineLine: MachineLine | undefined
  #machine: Machine | undefined
  #titlesBegin = ''
  #shared = ''
  #rounds = 0
  #replays = 0

  constructor(order: Order, product: Product, ledger: Ledger) {
    this.#order = order
    this.#product = product
    this.#ledger = ledger
    this.#chance = chanceOf(order.seed)
  }

  /** The officials sit down at their desks, and one of them lets a machine in. */
  async gather(): Promise<void> {
    const { address } = this.#product
    this.#browsers = Array.from({ length: mostWriters }, () => new Browser(address))
    for (const browser of this.#browsers) await becomeOfficial(browser)
    const [first] = this.#browsers
    if (first) this.#machineLine = new MachineLine(address, await makeKey(first))
    await this.#begin()
  }

  async round(): Promise<void> {
    const { kinds } = this.#order
    const kind = kinds[this.#rounds % kinds.length] ?? kinds[0]
    this.#rounds += 1
    let isOver = false
    const isOverNow = () => isOver
    const working = [
      ...this.#writers.map((writer) => writer.work(isOverNow, this.#shared)),
      this.#machine?.work(isOverNow),
    ]
    await sleep(150 + this.#chance.below(500))
    const lines = [...this.#browsers, ...(this.#machineLine ? [this.#machineLine] : [])]
    const scene = { product: this.#product, lines, chance: this.#chance }
    await this.#backSince(await strikes[kind](scene))
    await sleep(50 + this.#chance.below(200))
    isOver = true
    await Promise.all(working)
    await this.#judge()
  }

  outcome(): Outcome {
    const { kinds, seed } = this.#order
    return {
      kinds: kinds.join(', '),
      seed,
      rounds: this.#rounds,
      acknowledged: this.#ledger.acknowledged,
      ...this.#found,
      replays: this.#replays,
      backAfterMs: this.#backAfterMs,
      unplannedExits: this.#product.unplannedExits,
      blamed: this.#blamed,
    }
  }

  /** Begins with titles of their own, one workbook, and one scheme that all officials change. */
  async #begin(): Promise<void> {
    const { habits = goodHabits, seed } = this.#order
    const ledger = this.#ledger
    ledger.forget()
    this.#titlesBegin = `Thử sự cố ${seed}/${this.#rounds}`
    const blame = (what: string) => void this.#blamed.push(what)
    this.#writers = this.#browsers.map((browser, index) => {
      const chance = chanceOf(seed * 10_000 + this.#rounds * mostWriters + index)
      const name = `${this.#titlesBegin}/${index}`
      const desk = new Desk(browser, habits, blame)
      return new Writer({ name, desk, ledger, chance, blame }, index)
    })
    if (this.#machineLine) {
      const chance = chanceOf(seed * 10_000 + this.#rounds * mostWriters + 5_000)
      const name = `${this.#titlesBegin}/máy`
      const line = this.#machineLine
      this.#machine = new Machine({ name, line, ledger, chance, habits, blame })
    }
    this.#shared = (await this.#writers[0]?.open()) ?? ''
  }

  async #backSince(struckAt: number): Promise<void> {
    for (const deadline = struckAt + backWithinMs; Date.now() < deadline; await sleep(5)) {
      const told = this.#ledger.told.find(({ sentAt }) => sentAt >= struckAt)
      if (!told) continue
      this.#backAfterMs.push(told.toldAt - struckAt)
      return
    }
    this.#blamed.push(`no acknowledgement for ${backWithinMs / 1_000} s after the strike`)
  }

  async #judge(): Promise<void> {
    const { proof, replays } = await this.#look()
    this.#replays += replays
    this.#ledger.endRound()
    for (const name of ['lost', 'duplicated', 'broken'] as const)
      this.#found[name].push(...proof[name].filter((said) => !this.#found[name].includes(said)))
    // What was found once is not counted again.
    if (proof.lost.length + proof.duplicated.length + proof.broken.length > 0) await this.#begin()
  }

  /** What is there now; a program that ends late takes its database along once more, and is waited for. */
  async #look(): Promise<{ readonly proof: Proof; readonly replays: number }> {
    for (let looks = 1; ; looks += 1) {
      try {
        await (await this.#product.connect()).end()
        return await looking(this.#product.settings(), async (db) => ({
          proof: await prove(db, `${this.#titlesBegin}/`, this.#ledger.expected),
          replays: await countReplays(db, this.#ledger.told),
        }))
      } catch (error) {
        if (looks === mostLooks) throw error
        await sleep(500)
      }
    }
  }
}
