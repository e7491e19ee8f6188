import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import { columnsOf, type TableClasses } from '../domain/classes.ts'
import { personalColumns } from '../domain/personal-columns.ts'
import {
  retentionRules,
  ruleCodes,
  type Keep,
  type RetentionRule,
  type RuleCode,
  type SetRule,
} from '../domain/retention-rules.ts'

const ruleColumns = sql`code, keep_count as "keepCount", keep_unit as "keepUnit", is_on as "isOn", source, certainty,
  checked_on as "checkedOn", version`

/** The rules as the office has set them, in their order. */
export async function loadRules(tx: Tx): Promise<readonly SetRule[]> {
  const { rows } = await sql<SetRule>`
    select ${ruleColumns} from retention_rule order by array_position(${ruleCodes}::text[], code)`.execute(
    tx,
  )
  return rows
}

/** A rule as it is set, locked for the rest of the transaction. */
export async function lockRule(tx: Tx, code: RuleCode): Promise<SetRule | undefined> {
  const { rows } = await sql<SetRule>`
    select ${ruleColumns} from retention_rule where code = ${code} for update`.execute(tx)
  return rows[0]
}

/** Sets a rule; from now on its time is the office's own. */
export async function saveRule(
  tx: Tx,
  code: RuleCode,
  { keepCount, keepUnit, isOn, source }: Keep & Pick<SetRule, 'isOn' | 'source'>,
): Promise<void> {
  await sql`update retention_rule set keep_count = ${keepCount}, keep_unit = ${keepUnit}, is_on = ${isOn}, source = ${source},
      certainty = case when (keep_count, keep_unit, source) = (${keepCount}::smallint, ${keepUnit}, ${source}) then certainty else 'chosen' end,
      checked_on = (now() at time zone 'Asia/Ho_Chi_Minh')::date, version = version + 1 where code = ${code}`.execute(
    tx,
  )
}

// The instant since which a row is over; of a row of an import it is that of the import.
const sinceOf: Readonly<Partial<Record<RuleCode, RawBuilder<unknown>>>> = {
  undoneFiles: sql`(select max(coalesce(b.undone_at, b.created_at)) from import_batch b where b.sha256 = t.sha256)`,
  undoneRows: sql`(select coalesce(b.undone_at, b.created_at) from import_batch b where b.id = t.batch_id)`,
  undoneReadings: sql`coalesce(t.undone_at, t.created_at)`,
  answeredRequests: sql`case when t.state <> 'open' then coalesce(t.decided_at, t.created_at) end`,
}

// What must be true of a row besides, that it may be let go.
const besides: Readonly<Partial<Record<RuleCode, RawBuilder<unknown>>>> = {
  failedSignIns: sql`t.free_at < now()`,
  // Who came has a way to sign in, also when an address of theirs that was changed is not confirmed.
  neverCame: sql`t.erased_at is null and not t.email_verified
    and not exists (select from sign_in_account a where a.person_id = t.id)
    and not exists (select from sign_in_passkey k where k.person_id = t.id) and not exists (
    select from role_holding h where h.person_id = t.id
      and coalesce(h.valid_to >= greatest(h.valid_from, (now() at time zone 'Asia/Ho_Chi_Minh')::date), true))`,
  undoneFiles: sql`not exists (select from import_batch b where b.sha256 = t.sha256 and b.state not in ('undone', 'refused'))`,
  undoneRows: sql`exists (select from import_batch b where b.id = t.batch_id and b.state in ('undone', 'refused'))`,
  undoneReadings: sql`t.state in ('undone', 'refused') and (t.summary is not null or t.corrections <> ${erasedText('import_batch', 'corrections')})`,
  answeredRequests: sql`t.what <> ${erasedText('data_request', 'what')}`,
}

// What a row is, as far as it can be said without what is in it.
const kindOf: Readonly<Partial<Record<RuleCode, RawBuilder<unknown>>>> = {
  links: sql`case when starts_with(t.identifier, 'password-link:') then 'passwordLink'
    when starts_with(t.identifier, 'email-link:') then 'emailLink' else 'wait' end`,
  mails: sql`case when t.sent_at is null then 'unsent' else 'sent' end`,
  neverCame: sql`case when t.deactivated_at is null then 'open' else 'shut' end`,
  undoneFiles: sql`(select b.state from import_batch b where b.sha256 = t.sha256 order by b.created_at desc, b.id limit 1)`,
  undoneRows: sql`(select b.state from import_batch b where b.id = t.batch_id)`,
  undoneReadings: sql`t.state`,
  answeredRequests: sql`t.kind || '/' || t.state`,
}
const kindIn = (code: RuleCode) => kindOf[code] ?? sql`''`

function erasedText(table: keyof typeof personalColumns, column: string): string {
  const classes: TableClasses = personalColumns[table]
  return classes.becomes?.[column] ?? ''
}

// By the days of Vietnam, so that a month ends where people see it end.
const instantOf = (code: RuleCode) => sinceOf[code] ?? sql`t.${sql.ref(retentionRules[code].since)}`
const dueAt = (code: RuleCode, { keepCount, keepUnit }: Keep) =>
  sql`((${instantOf(code)} at time zone 'Asia/Ho_Chi_Minh') + ${keepCount}::integer * ${sql.raw(`interval '1 ${keepUnit}'`)})`
const isDue = (code: RuleCode, keep: Keep) =>
  sql`${dueAt(code, keep)} <= now() at time zone 'Asia/Ho_Chi_Minh' and ${besides[code] ?? sql`true`}`

/** How many rows a rule would let go today; nothing is changed. */
export async function countDue(tx: Tx, rule: SetRule): Promise<number> {
  const { rows } = await sql<{ due: number }>`
    select count(*)::int as due from ${sql.table(retentionRules[rule.code].table)} t where ${isDue(rule.code, rule)}`.execute(
    tx,
  )
  return rows[0]?.due ?? 0
}

/** How many rows of a kind are due. */
export type DueKind = { readonly kind: string; readonly rows: number }

/** How many rows of each kind a rule would let go today; nothing is changed. */
export async function countDueByKind(tx: Tx, rule: SetRule): Promise<readonly DueKind[]> {
  const { rows } = await sql<DueKind>`
    select ${kindIn(rule.code)} as kind, count(*)::int as rows from ${sql.table(retentionRules[rule.code].table)} t
    where ${isDue(rule.code, rule)} group by 1 order by 1`.execute(tx)
  return rows
}

/** A row that is due: what it is, by what it is told apart, since when it is over, and since when it is due. */
export type DueRow = {
  readonly kind: string
  readonly shows: string
  readonly since: Date
  readonly due: string
}

/** The rows a rule would let go, those longest due first. */
export async function listDue(tx: Tx, rule: SetRule, most: number): Promise<readonly DueRow[]> {
  const { table, shows } = retentionRules[rule.code]
  const { rows } = await sql<DueRow>`
    select ${kindIn(rule.code)} as kind, t.${sql.ref(shows)}::text as shows, ${instantOf(rule.code)} as since, (${dueAt(rule.code, rule)})::date::text as due
    from ${sql.table(table)} t where ${isDue(rule.code, rule)} order by due, shows limit ${most}`.execute(
    tx,
  )
  return rows
}

/** Lets go of at most so many rows that are due; returns how many. People are erased by who knows how. */
export async function letGo(tx: Tx, rule: SetRule, most: number): Promise<number> {
  const { table, act } = retentionRules[rule.code]
  const chosen = sql`ctid = any (array(
    select t.ctid from ${sql.table(table)} t where ${isDue(rule.code, rule)} limit ${most}))`
  const { numAffectedRows } =
    act === 'clear'
      ? await sql`update ${sql.table(table)} set ${sql.join(clearing(retentionRules[rule.code]))} where ${chosen}`.execute(
          tx,
        )
      : await sql`delete from ${sql.table(table)} where ${chosen}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

function clearing({ table, clears }: RetentionRule): RawBuilder<unknown>[] {
  const classes: TableClasses = personalColumns[table as keyof typeof personalColumns]
  const { becomes = {} } = classes
  return [
    ...(clears ?? columnsOf(classes, 'personal', 'sensitive')).map(
      (column) => sql`${sql.ref(column)} = ${becomes[column] ?? null}`,
    ),
    sql`personal_salt = default`,
  ]
}
