import { sql } from 'kysely'
import type { OpenWorkKind } from '#modules/access/api.server.ts'

/** The imports a person brings that are neither taken nor given up: open work of their desk. */
export const openImports: OpenWorkKind = {
  code: 'import',
  act: 'import.take',
  async list(tx, { personId, unitId }) {
    const { rows } = await sql<{ id: string; label: string }>`
      select id, file_name as label from import_batch
      where responsible_id = ${personId} and owner_unit_id = ${unitId} and state in ('reading', 'preview')
      order by created_at limit 500`.execute(tx)
    return rows
  },
  async move(tx, ids, { fromId, toId }) {
    const { rows } = await sql<{ id: string }>`
      update import_batch set responsible_id = ${toId}
      where id = any (${[...ids]}::uuid[]) and responsible_id = ${fromId} returning id`.execute(tx)
    return rows.map(({ id }) => id)
  },
}
