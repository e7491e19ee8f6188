import { sql } from 'kysely'
import { read, type Tx } from '#platform/db/transact.ts'
import type { ImportBatch } from '../model.ts'

type Row = {
  id: string
  file_name: string
  size_bytes: number
  state: ImportBatch['state']
  refusal: string | null
  percent: number | null
  mappings: ImportBatch['mappings']
  corrections: ImportBatch['corrections']
  summary: ImportBatch['summary']
  taken: number | null
  created_at: Date
  taken_at: Date | null
  undone_at: Date | null
  province_id: string | null
  owner_unit_id: string | null
  responsible_id: string | null
}

const mostListed = 50

/** An import with how far it is, or `undefined`. */
export async function findImport(id: string): Promise<ImportBatch | undefined> {
  return read('import.read', async (db) => (await select(db, id))[0])
}

/** The latest imports, without their problems. */
export async function listImports(): Promise<readonly ImportBatch[]> {
  return read('import.read', (db) => select(db, null))
}

async function select(db: Tx, id: string | null): Promise<ImportBatch[]> {
  const { rows } = await sql<Row>`
    select id, file_name, size_bytes, state, refusal, percent, taken, created_at, taken_at, undone_at, province_id, owner_unit_id,
      responsible_id,
      case when ${id}::uuid is null then '[]'::jsonb else mappings end as mappings,
      case when ${id}::uuid is null then '{}'::jsonb else corrections end as corrections,
      case when ${id}::uuid is null then summary - 'sheetProblems' - 'sheets' else summary end as summary
    from import_batch left join import_progress on batch_id = id
    where ${id}::uuid is null or id = ${id}::uuid
    order by created_at desc limit ${mostListed}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    state: row.state,
    refusal: row.refusal,
    percent: row.state === 'reading' ? (row.percent ?? 0) : 100,
    mappings: row.mappings,
    corrections: row.corrections,
    summary: row.summary,
    taken: row.taken,
    createdAt: row.created_at,
    takenAt: row.taken_at,
    undoneAt: row.undone_at,
    provinceId: row.province_id,
    ownerUnitId: row.owner_unit_id,
    responsibleId: row.responsible_id,
  }))
}
