import { setTimeout as sleep } from 'node:timers/promises'
import { aWorkbook, usualHeading } from '#modules/imports/testing.ts'
import type { Chance } from '../../bench/random.ts'
import type { Desk } from './desk.ts'
import type { Acknowledged, Expected, Ledger } from './ledger.ts'
import type { Settled } from './sending.ts'

type Parts = {
  /** What the titles of this writer begin with. */
  readonly name: string
  readonly desk: Desk
  readonly ledger: Ledger
  readonly chance: Chance
  /** Told of each answer that was none of those the product promises. */
  readonly blame: (what: string) => void
}

const provinces = ['01', '27', '48', '79', '83', '92'] as const
const provinceNames = ['Hà Nội', 'Bắc Ninh', 'Đà Nẵng', 'Cần Thơ'] as const
const mostMillions = 5_000
const rowsOfWorkbook = 24
const restMs = 100

/** The columns of the shared scheme; each writer changes its own, all of them the same record. */
const ownFields = {
  note: 'note',
  sourceNote: 'source_note',
  implementer: 'implementer',
  documentNumber: 'document_number',
} as const
export const mostWriters = Object.keys(ownFields).length

// Of a hundred acts: imports, changes of the shared scheme, changes and deletions of its own; the others enter schemes.
const untilImport = 4
const untilShared = 22
const untilOwn = 40
const untilDelete = 52

/** An official at work: enters, changes, deletes and brings back schemes, and takes a workbook now and then. */
export class Writer {
  readonly #parts: Parts
  readonly #desk: Desk
  readonly #own: string[] = []
  readonly #ownField: keyof typeof ownFields
  #made = 0

  constructor(parts: Parts, index: number) {
    this.#parts = parts
    this.#desk = parts.desk
    this.#ownField = (Object.keys(ownFields) as (keyof typeof ownFields)[])[index] ?? 'note'
  }

  /** Works until told to stop; what is begun is brought to its end. A refusal of what was allowed is told, and work goes on. */
  async work(isOver: () => boolean, shared: string): Promise<void> {
    while (!isOver()) await this.#unlessRefused(() => this.#oneAct(shared))
  }

  /** Enters the scheme that all writers change, and takes a workbook; returns the title of the scheme. */
  async open(): Promise<string> {
    const shared = await this.#create()
    await this.#unlessRefused(() => this.#import())
    return shared
  }

  async #unlessRefused(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      this.#parts.blame(error instanceof Error ? error.message : String(error))
      this.#own.length = 0
      await sleep(restMs)
    }
  }

  async #oneAct(shared: string): Promise<void> {
    const { chance, ledger } = this.#parts
    const mine = ledger.expected.get(this.#own.length > 0 ? chance.oneOf(this.#own) : '')
    const drawn = chance.below(100)
    if (drawn < untilImport) await this.#import()
    else if (drawn < untilShared) await this.#edit(ledger.expected.get(shared), this.#ownField)
    else if (drawn < untilOwn && mine) await this.#edit(mine, 'note')
    else if (drawn < untilDelete && mine) await this.#deleteAndRestore(mine)
    else this.#own.push(await this.#create())
  }

  #nextTitle(what: string): string {
    return `${this.#parts.name} ${what} ${(this.#made += 1)}`
  }

  async #create(): Promise<string> {
    const { chance } = this.#parts
    const title = this.#nextTitle('đề án')
    const millions = 1 + chance.below(mostMillions)
    const form = await this.#desk.formAt('/de-an/moi', ['title', 'key'])
    const settled = await this.#desk.send('/de-an/moi', form, {
      title,
      kind: 'machinery',
      tier: 'local',
      status: 'inPlan',
      province: `63:${chance.oneOf(provinces)}`,
      establishments: `HTX Thử ${chance.below(40)}`,
      yearFrom: '2025',
      yearTo: '2025',
      'money.provincial.planned': `${millions} triệu`,
      // The person saw what is similar and saves all the same.
      confirmed: '1',
    })
    const id = /\/de-an\/([0-9a-f-]{36})$/.exec(settled.answer.location ?? '')?.[1] ?? ''
    this.#acknowledge('scheme.create', id, settled, [
      {
        title,
        id,
        version: 1,
        isDeleted: false,
        fields: {},
        plannedDong: BigInt(millions) * 1_000_000n,
      },
    ])
    return title
  }

  async #edit(scheme: Expected | undefined, field: keyof typeof ownFields): Promise<void> {
    if (!scheme || scheme.isDeleted) return
    const value = `lần ${(this.#made += 1)} của ${this.#parts.name}`
    const path = `/de-an/${scheme.id}/sua`
    const form = await this.#desk.formAt(path, ['title', 'version'])
    const settled = await this.#desk.send(path, form, { [field]: value, confirmed: '1' })
    // Others may have been told of their changes to the same record meanwhile.
    const before = this.#parts.ledger.expected.get(scheme.title) ?? scheme
    this.#acknowledge('scheme.update', scheme.id, settled, [
      {
        ...before,
        version: before.version + 1,
        fields: { ...before.fields, [ownFields[field]]: value },
      },
    ])
  }

  async #deleteAndRestore(scheme: Expected): Promise<void> {
    const path = `/de-an/${scheme.id}`
    const form = await this.#desk.formAt(path, ['version'], '?/delete')
    const gone = { ...scheme, version: scheme.version + 1, isDeleted: true }
    const deleted = await this.#desk.send(`${path}?/delete`, form, {})
    this.#acknowledge('scheme.delete', scheme.id, deleted, [gone])
    const restore = await this.#desk.formAt(path, [], '?/restore')
    const restored = await this.#desk.send(`${path}?/restore`, restore, {})
    const back = { ...gone, version: gone.version + 1, isDeleted: false }
    this.#acknowledge('scheme.undelete', scheme.id, restored, [back])
  }

  async #import(): Promise<void> {
    const { chance } = this.#parts
    const titles = Array.from({ length: rowsOfWorkbook }, () => this.#nextTitle('dòng'))
    const form = await this.#desk.formAt('/nhap-excel', ['key', 'file'])
    const bytes = await workbookOf(titles)
    const started = await this.#desk.sendFile(form, { name: `so-lieu-${this.#made}.xlsx`, bytes })
    const path = started.answer.location ?? ''
    const batch = path.split('/').at(-1) ?? ''
    this.#acknowledge('import.start', batch, started, [])
    const take = await this.#desk.formAt(path, ['key'], '?/take')
    const made = titles.map((title, row) => ({
      title,
      id: '',
      version: 1,
      isDeleted: false,
      fields: { import_batch: batch },
      plannedDong: BigInt(row + 1) * 1_000_000n,
    }))
    this.#acknowledge('import.take', batch, await this.#desk.send(`${path}?/take`, take, {}), made)
    if (chance.below(3) > 0) return
    const undo = await this.#desk.formAt(path, ['key'], '?/undo')
    const undone = made.map((scheme) => ({ ...scheme, version: 2, isDeleted: true }))
    this.#acknowledge(
      'import.undo',
      batch,
      await this.#desk.send(`${path}?/undo`, undo, {}),
      undone,
    )
  }

  #acknowledge(
    act: string,
    root: string,
    { tries, sentAt }: Settled,
    makes: Acknowledged['makes'],
  ): void {
    this.#parts.ledger.acknowledge({ act, root, makes, tries, sentAt, toldAt: Date.now() })
  }
}

function workbookOf(titles: readonly string[]): Promise<Buffer> {
  const rows = titles.map((title, row) => [
    row + 1,
    title,
    `HTX Thử ${row % 40}`,
    provinceNames[row % provinceNames.length] ?? '',
    2025,
    'KCĐP',
    row + 1,
  ])
  return aWorkbook([usualHeading, ...rows])
}
