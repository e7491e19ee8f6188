import { isRecordId } from '#core/record-id.ts'
import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import type { ReportScope, ReportView, Snapshot, SnapshotHead } from '../model.ts'

type Row = {
  id: string
  scope_kind: ReportScope['kind']
  scope_code: string
  year: number
  view: ReportView
  frozen_at: Date
  actor: string
  reason: string
  hash: string
}

const asHead = ({ scope_kind, scope_code, frozen_at, ...row }: Row): SnapshotHead => ({
  ...row,
  scope: { kind: scope_kind, code: scope_code },
  frozenAt: frozen_at,
})

const mostSnapshots = 200

/** The frozen reports of a scope and year, or the newest of all; newest first. */
export async function listSnapshots(of?: {
  readonly scope: ReportScope
  readonly year: number
  readonly view: ReportView
}): Promise<SnapshotHead[]> {
  const { rows } = await read('report.read', (db) =>
    sql<Row>`
      select id, scope_kind, scope_code, year, view, frozen_at, actor, reason, hash from report_snapshot
      where ${
        of
          ? sql`scope_kind = ${of.scope.kind} and scope_code = ${of.scope.code} and year = ${of.year} and view = ${of.view}`
          : sql`true`
      }
      order by frozen_at desc, id desc limit ${mostSnapshots}`.execute(db),
  )
  return rows.map(asHead)
}

/** A frozen report with its content, exactly as it was frozen. */
export async function findSnapshot(id: string): Promise<Snapshot | undefined> {
  if (!isRecordId(id)) return undefined
  const { rows } = await read('report.read', (db) =>
    sql<Row & { content: string }>`
      select s.id, scope_kind, scope_code, year, view, frozen_at, actor, reason, hash, c.content
      from report_snapshot s join report_snapshot_content c on c.snapshot_id = s.id where s.id = ${id}`.execute(
      db,
    ),
  )
  const row = rows[0]
  if (!row) return undefined
  const { content, ...head } = row
  return { ...asHead(head), content }
}
