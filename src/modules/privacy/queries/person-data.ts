import { sql } from 'kysely'
import { noteEvent } from '#platform/audit/note-event.ts'
import { inOwnName } from '#platform/db/acting.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { columnsOf, type TableClasses } from '../domain/classes.ts'
import { ownersOf } from '../domain/erasure-plan.ts'
import { personalColumns, type ClassedTable } from '../domain/personal-columns.ts'

/** The rows of one table that are a person's: what opens a door is named and not shown. */
export type PersonRows = {
  readonly table: ClassedTable
  readonly purpose: TableClasses['purpose']
  readonly basis: TableClasses['basis']
  readonly kept: TableClasses['kept']
  readonly erased: TableClasses['erased']
  readonly notShown: readonly string[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** One act of a person as the trail has it: where it stands, not what it says. */
export type TrailAct = {
  readonly chain: string
  readonly seq: string
  readonly at: string
  readonly act: string
}

/** Everything that is held about a person. */
export type PersonData = {
  readonly madeAt: string
  readonly personId: string
  readonly tables: readonly PersonRows[]
  readonly trail: { readonly acts: number; readonly newest: readonly TrailAct[] }
}

const mostRows = 10_000
const mostActs = 10_000

const tables = Object.entries(personalColumns) as readonly (readonly [ClassedTable, TableClasses])[]

/** Gathers what is held about whoever asks, and tells the trail when it is taken away. */
export async function ownData(
  personId: string,
  how: 'looked at' | 'taken away',
): Promise<PersonData> {
  return inOwnName(async () => {
    // Told first, by itself: whoever waits for the trail's turn must not lose the one moment everything is read as of.
    if (how === 'taken away')
      await transact({ act: 'privacy.export' }, (tx) =>
        noteEvent(tx, {
          kind: 'exported',
          id: personId,
          chain: 'central',
          what: { export: 'person' },
        }),
      )
    return transact({ act: 'privacy.export', isolation: 'repeatable read' }, (tx) =>
      gather(tx, personId),
    )
  })
}

async function gather(tx: Tx, personId: string): Promise<PersonData> {
  const held: PersonRows[] = []
  for (const [table, columns] of tables) {
    const whose = ownerOf(columns, personId)
    if (!whose) continue
    const { purpose, basis, kept, erased } = columns
    const shown = columnsOf(columns, 'public', 'internal', 'personal', 'sensitive')
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(r) as row from (select ${sql.join(shown.map((name) => sql.ref(name)))} from ${sql.table(table)}
        where ${whose} order by 1 limit ${mostRows}) r`.execute(tx)
    held.push({
      ...{ table, purpose, basis, kept, erased },
      notShown: columnsOf(columns, 'secret'),
      rows: rows.map(({ row }) => row),
    })
  }
  return {
    madeAt: new Date().toISOString(),
    personId,
    tables: held,
    trail: await trailOf(tx, personId),
  }
}

// A row is a person's by their identifier, or by the address they are reached at.
function ownerOf(classes: TableClasses, personId: string) {
  const owners = ownersOf(classes).map(({ column, is }) =>
    is === 'person'
      ? sql`${sql.ref(column)} = ${personId}`
      : sql`lower(${sql.ref(column)}) = (select email from person where id = ${personId})`,
  )
  return owners.length > 0 ? sql`(${sql.join(owners, sql` or `)})` : undefined
}

async function trailOf(tx: Tx, personId: string): Promise<PersonData['trail']> {
  const { rows } = await sql<TrailAct & { acts: string }>`
    select chain, first_seq::text as seq, at::text, act, (count(*) over ())::text as acts from audit_act where actor = ${personId}
    order by audit_act.at desc, first_seq desc limit ${mostActs}`.execute(tx)
  return {
    acts: Number(rows[0]?.acts ?? 0),
    newest: rows.map(({ chain, seq, at, act }) => ({ chain, seq, at, act })),
  }
}
