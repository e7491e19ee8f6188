import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'

/** What a scheme must be by all that was acknowledged. */
export type Expected = {
  readonly title: string
  readonly id: string
  readonly version: number
  readonly isDeleted: boolean
  /** Values of its fields by their column. */
  readonly fields: Readonly<Record<string, string>>
  readonly plannedDong: bigint
}

/** What was acknowledged, and the sending that was. */
export type Acknowledged = {
  /** The act as the audit trail calls it, and the record it hangs on. */
  readonly act: string
  readonly root: string
  /** What the schemes concerned must be from now on. */
  readonly makes: readonly Expected[]
  readonly tries: number
  /** When the sending began that was answered, and when its answer came. */
  readonly sentAt: number
  readonly toldAt: number
}

/** What clients were told is done: on disk before it counts, in a process that no fault touches. */
export class Ledger {
  readonly #file: number
  readonly #told: Acknowledged[] = []
  readonly #expected = new Map<string, Expected>()
  #acknowledged = 0

  constructor(path: string) {
    this.#file = openSync(path, 'a')
  }

  acknowledge(told: Acknowledged): void {
    const line = JSON.stringify(told, (_, part: unknown) =>
      typeof part === 'bigint' ? part.toString() : part,
    )
    writeSync(this.#file, `${line}\n`)
    fdatasyncSync(this.#file)
    this.#told.push(told)
    this.#acknowledged += 1
    for (const scheme of told.makes) this.#expected.set(scheme.title, scheme)
  }

  get acknowledged(): number {
    return this.#acknowledged
  }

  /** What was told in this round. */
  get told(): readonly Acknowledged[] {
    return this.#told
  }

  get expected(): ReadonlyMap<string, Expected> {
    return this.#expected
  }

  /** The round is over: what was told in it has been looked into. */
  endRound(): void {
    this.#told.length = 0
  }

  /** Expects nothing of what was told before; the file keeps it. */
  forget(): void {
    this.#expected.clear()
  }

  close(): void {
    closeSync(this.#file)
  }
}
