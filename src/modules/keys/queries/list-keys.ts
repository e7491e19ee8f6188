import { sql } from 'kysely'
import { today } from '#platform/clock.ts'
import { read } from '#platform/db/transact.ts'
import { isKeyScope, type KeyScope } from '../domain/scopes.ts'

/** A key of the unit, as its people see it. */
export type ListedKey = {
  readonly id: string
  readonly name: string
  readonly shown: string
  readonly scopes: readonly KeyScope[]
  readonly madeBy: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  /** Whether its maker still holds the role it acts in. */
  readonly isHeld: boolean
  readonly usedAt: Date | null
  readonly usedFrom: string | null
}

const mostShown = 200

/** The keys of the unit of whoever acts, those that work first. */
export async function listKeys(): Promise<readonly ListedKey[]> {
  const { rows } = await read('key.read', (db) =>
    sql<Omit<ListedKey, 'scopes'> & { readonly scopes: readonly string[] }>`
      select k.id, k.name, k.shown, k.scopes, p.name as "madeBy", k.created_at as "createdAt", k.expires_at as "expiresAt",
        k.revoked_at as "revokedAt", v.used_at as "usedAt", v.used_from as "usedFrom",
        p.deactivated_at is null and h.valid_from <= ${today()} and coalesce(h.valid_to >= ${today()}, true) as "isHeld"
      from api_key k join person p on p.id = k.made_by join role_holding h on h.id = k.holding_id
        left join api_key_use v on v.key_id = k.id
      where k.unit_id = (select nullif(current_setting('app.unit', true), '')::uuid)
      order by k.revoked_at is not null, k.expires_at < now(), k.created_at desc, k.id limit ${mostShown}`.execute(
      db,
    ),
  )
  return rows.map((row) => ({ ...row, scopes: row.scopes.filter(isKeyScope) }))
}
