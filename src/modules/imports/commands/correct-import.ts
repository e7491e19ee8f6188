import { Failure } from '#core/failure.ts'
import { once } from '#platform/db/once.ts'
import { transact } from '#platform/db/transact.ts'
import { correctionKey, leftOutKey } from '../domain/corrections.ts'
import type { SheetMapping } from '../domain/sheet-mapping.ts'
import type { MappingCorrection, ProblemCode } from '../model.ts'
import { listBulkFixes } from '../queries/list-bulk-fixes.ts'
import { saveCorrections, type StoredBatch } from '../store.ts'
import { rememberMapping } from '../store/mappings.ts'
import { lockOwnImport } from './lock-own-import.ts'
import { beginReading } from './start-import.ts'

type Change = Pick<StoredBatch, 'mappings' | 'corrections'>

/** Says what the columns of a workbook mean; remembered for headings like these. */
export async function correctMapping(
  id: string,
  said: readonly MappingCorrection[],
  key: string,
): Promise<void> {
  await change(id, 'import.map', { key, request: said }, ({ mappings, corrections }) => ({
    mappings: mappings.map((mapping) =>
      corrected(
        mapping,
        said.find(({ sheet }) => sheet === mapping.sheet),
      ),
    ),
    corrections,
  }))
}

function corrected(mapping: SheetMapping, said: MappingCorrection | undefined): SheetMapping {
  if (!said) return mapping
  return {
    ...mapping,
    isTaken: said.isTaken,
    fields: said.fields,
    province: said.province,
    year: said.year,
    ...(said.unit === null ? {} : { unit: said.unit, unitFrom: 'person' as const }),
  }
}

/** A new value for one cell. */
export type CellFix = {
  readonly sheet: string
  readonly address: string
  readonly newValue: string
}

const mostCorrections = 20_000

/** Gives a cell a new value; the file itself stays as it came. */
export async function applyFix(
  id: string,
  { sheet, address, newValue }: CellFix,
  key: string,
): Promise<void> {
  if (!/^[A-Z]{1,3}\d{1,7}$/.test(address)) throw new Failure('invalid', 'no address of a cell')
  await change(
    id,
    'import.fix',
    { key, request: { sheet, address, newValue } },
    ({ mappings, corrections }) => ({
      mappings,
      corrections: { ...corrections, [correctionKey(sheet, address)]: newValue.slice(0, 2_000) },
    }),
  )
}

/** A row of a workbook; rows count as people do. */
export type RowOfBook = { readonly sheet: string; readonly row: number }

/** Leaves a row out: it is not entered, and is no twin of another. */
export async function leaveOutRow(id: string, out: RowOfBook, key: string): Promise<void> {
  const request = { out }
  await change(id, 'import.fix', { key, request }, ({ mappings, corrections }) => ({
    mappings,
    corrections: { ...corrections, [rowKey(out)]: '' },
  }))
}

/** Takes a row back that was left out. */
export async function takeBackRow(id: string, back: RowOfBook, key: string): Promise<void> {
  const request = { back }
  const without = rowKey(back)
  await change(id, 'import.fix', { key, request }, ({ mappings, corrections }) => ({
    mappings,
    corrections: Object.fromEntries(
      Object.entries(corrections).filter(([name]) => name !== without),
    ),
  }))
}

function rowKey({ sheet, row }: RowOfBook): string {
  if (!Number.isInteger(row) || row < 1 || row > 1_048_576)
    throw new Failure('invalid', `row ${row}`)
  return leftOutKey(sheet, row)
}

/** Applies the one fix that each problem of a kind has; those with a choice of fixes stay. */
export async function applyFixToAll(id: string, code: ProblemCode, key: string): Promise<void> {
  const fixes = (await listBulkFixes(id, code)).map(
    ({ sheet, target, newValue }) => [correctionKey(sheet, target), newValue] as const,
  )
  await change(id, 'import.fix', { key, request: { code } }, ({ mappings, corrections }) => ({
    mappings,
    corrections: { ...corrections, ...Object.fromEntries(fixes) },
  }))
}

async function change(
  id: string,
  act: string,
  sending: { readonly key: string; readonly request: unknown },
  work: (batch: StoredBatch) => Change,
): Promise<void> {
  await transact({ act }, (tx) =>
    once(tx, { ...sending, request: [id, sending.request] }, async () => {
      const batch = await lockOwnImport(tx, id)
      if (batch.state !== 'preview') throw notOpen(id, batch.state)
      const { mappings, corrections } = work(batch)
      if (Object.keys(corrections).length > mostCorrections)
        throw new Failure('too-large', `corrections of import ${id}`)
      await saveCorrections(tx, { id, mappings, corrections })
      if (act === 'import.map') for (const mapping of mappings) await rememberMapping(tx, mapping)
      return null
    }),
  )
  await beginReading(id)
}

function notOpen(id: string, state: string): Failure {
  return new Failure('conflict', `import ${id} is ${state}`, {
    says: 'Lần nhập này đang được đọc lại hoặc đã kết thúc. Hãy tải lại trang.',
  })
}
