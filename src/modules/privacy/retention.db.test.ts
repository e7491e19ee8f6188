import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays, plainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { aColleague, asPerson, demoPersonId } from '#modules/access/testing.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import {
  fileOwnRequest,
  findRule,
  keepRuleNow,
  keepRules,
  listRules,
  listTerms,
  ownRequests,
  rulesInForce,
  setRule,
  setTerm,
  withdrawOwnRequest,
} from './api.server.ts'
import { requestKinds } from './domain/requests.ts'
import { dueOn, ruleCodes, type RuleCode } from './domain/retention-rules.ts'
import { loadRules } from './store/retention.ts'

const admin = demoPersonId('quan-tri')
const leader = demoPersonId('lanh-dao-so')
const lines = () => asPerson(admin, () => listRules())
const lineOf = async (code: RuleCode) => {
  const found = (await lines()).find((line) => line.code === code)
  if (!found) throw new Error(`no rule ${code}`)
  return found
}
const switchOn = async (code: RuleCode, change: object = {}) => {
  const { version, keepCount, keepUnit, source } = await lineOf(code)
  return asPerson(admin, () =>
    setRule(code, version, {
      count: String(keepCount),
      unit: keepUnit,
      source,
      isOn: true,
      ...change,
    }),
  )
}
const countOf = async (tx: Tx, table: string, where: string) => {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from ${sql.table(table)} where ${sql.raw(where)}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** For each rule a row that is due by a minute and one that is not by a minute; `name` tells them apart. */
const rowsOf: Readonly<
  Record<RuleCode, (tx: Tx, name: 'due' | 'kept', ago: string) => Promise<unknown>>
> = {
  sessions: (tx, name, ago) =>
    sql`insert into sign_in_session (id, token, person_id, expires_at) values (gen_random_uuid(), ${name}, ${leader}, now() - ${ago}::interval)`.execute(
      tx,
    ),
  links: (tx, name, ago) =>
    sql`insert into sign_in_verification (id, identifier, value, expires_at) values (gen_random_uuid(), ${name}, 'x', now() - ${ago}::interval)`.execute(
      tx,
    ),
  keptForms: (tx, name, ago) =>
    sql`insert into sign_in_kept_form (id, person_id, path, sealed, expires_at) values (gen_random_uuid(), ${leader}, ${name}, 'x', now() - ${ago}::interval)`.execute(
      tx,
    ),
  usedCodes: (tx, name, ago) =>
    sql`insert into sign_in_code_used (person_id, code, used_at) values (${leader}, ${name}, now() - ${ago}::interval)`.execute(
      tx,
    ),
  failedSignIns: (tx, name, ago) =>
    sql`insert into sign_in_back_off (key, tries, free_at, tried_at) values (${name}, 1, now() - interval '1 second', now() - ${ago}::interval)`.execute(
      tx,
    ),
  sentForms: (tx, name, ago) =>
    sql`insert into idempotency (key, request_hash, created_at) values (${`form-${name}`}, 'x', now() - ${ago}::interval)`.execute(
      tx,
    ),
  mails: (tx, name, ago) =>
    sql`insert into mail_outbox (id, receiver, subject, body, written_at) values (gen_random_uuid(), ${name}, 'x', 'x', now() - ${ago}::interval)`.execute(
      tx,
    ),
  origins: (tx, name, ago) =>
    sql`insert into audit_origin (address, channel, at) values (${name}, 'page', now() - ${ago}::interval)`.execute(
      tx,
    ),
  neverCame: (tx, name, ago) =>
    sql`insert into person (id, name, email, invited_at) values (gen_random_uuid(), ${name}, ${`${name}@vidu.vn`}, now() - ${ago}::interval)`.execute(
      tx,
    ),
  undoneFiles: (tx, name, ago) => anImport(tx, name, ago),
  undoneRows: (tx, name, ago) => anImport(tx, name, ago),
  undoneReadings: (tx, name, ago) => anImport(tx, name, ago),
  answeredRequests: (tx, name, ago) =>
    sql`insert into data_request (id, kind, channel, name, what, received_on, reply_by, done_by, state, decided_at)
      values (gen_random_uuid(), 'access', 'paper', 'Gấm', ${name}, '2020-01-01', '2020-01-05', '2020-01-15', 'refused', now() - ${ago}::interval)`.execute(
      tx,
    ),
}

async function anImport(tx: Tx, name: string, ago: string, state = 'undone'): Promise<void> {
  const sha = Buffer.from(name.padEnd(32, '.')).toString('hex')
  const id = newId()
  await sql`insert into import_file (sha256, bytes) values (${sha}, ${Buffer.from(name)}) on conflict do nothing`.execute(
    tx,
  )
  await sql`insert into import_batch (id, sha256, file_name, size_bytes, state, undone_at, summary, corrections)
    values (${id}, ${sha}, ${name}, 1, ${state}, now() - ${ago}::interval, '{"sheets": ["0290 555 0199"]}', '{"A!C5": "Gấm"}')`.execute(
    tx,
  )
  await sql`insert into import_row (batch_id, sheet_no, row_no, sheet, decision) values (${id}, 1, 1, ${name}, 'reject')`.execute(
    tx,
  )
}

const whereOf: Readonly<Record<RuleCode, readonly [string, (name: string) => string]>> = {
  sessions: ['sign_in_session', (name) => `token = '${name}'`],
  links: ['sign_in_verification', (name) => `identifier = '${name}'`],
  keptForms: ['sign_in_kept_form', (name) => `path = '${name}'`],
  usedCodes: ['sign_in_code_used', (name) => `code = '${name}'`],
  failedSignIns: ['sign_in_back_off', (name) => `key = '${name}'`],
  sentForms: ['idempotency', (name) => `key = 'form-${name}'`],
  mails: ['mail_outbox', (name) => `receiver = '${name}'`],
  origins: ['audit_origin', (name) => `address = '${name}'`],
  neverCame: ['person', (name) => `name = '${name}'`],
  undoneFiles: ['import_file', (name) => `bytes = '${name}'`],
  undoneRows: ['import_row', (name) => `sheet = '${name}'`],
  undoneReadings: [
    'import_batch',
    (name) => `file_name = '${name}' and (summary is not null or corrections <> '{}')`,
  ],
  answeredRequests: ['data_request', (name) => `what = '${name}'`],
}

test.each(ruleCodes)(
  '%s: a row that is due by a minute goes, one that is not yet stays; it is counted before, and told by the trail',
  (code) =>
    inRollback(async (tx) => {
      const { keepCount, keepUnit, due: before } = await lineOf(code)
      // Of what expires, time is counted from the end; a minute either side of it.
      const at = (minutes: number) => `${keepCount} ${keepUnit}s ${minutes} minutes`
      await rowsOf[code](tx, 'due', at(1))
      await rowsOf[code](tx, 'kept', at(-1))
      expect((await lineOf(code)).due).toBe(before + 1)
      await switchOn(code)
      const gone = await asPerson(admin, () => keepRules())
      expect(gone[code]).toBe(before + 1)
      const [table, where] = whereOf[code]
      expect(await countOf(tx, table, where('due'))).toBe(0)
      expect(await countOf(tx, table, where('kept'))).toBe(1)
      const { rows } = await sql<{ payload: string }>`
      select payload from audit_entry where subject = 'event.letGo' and root_id = ${code}`.execute(
        tx,
      )
      expect(rows.at(-1)?.payload).toContain(`"rows": ${before + 1}`)
      expect((await asPerson(admin, () => keepRules()))[code]).toBeUndefined()
    }),
)

test('what a rule shows before it is carried out is what goes, and a rule that is off lets nothing go', () =>
  inRollback(async (tx) => {
    await rowsOf.answeredRequests(tx, 'due', '6 years')
    const shown = await asPerson(admin, () => findRule('answeredRequests'))
    expect(shown).toMatchObject({ due: 1, isOn: false })
    expect(shown?.rows).toHaveLength(1)
    expect(await asPerson(admin, () => keepRuleNow('answeredRequests'))).toBe(0)
    await asPerson(admin, () => keepRules())
    expect(await countOf(tx, 'data_request', `what = 'due'`)).toBe(1)
    await switchOn('answeredRequests')
    expect(await asPerson(admin, () => keepRuleNow('answeredRequests'))).toBe(1)
    expect(
      await countOf(tx, 'data_request', `name = 'Đã xóa' and id = '${shown?.rows[0]?.shows}'`),
    ).toBe(1)
  }))

test('what would go is counted by what it is, and the kinds make up what is due', () =>
  inRollback(async (tx) => {
    const dueOf = (code: RuleCode) => asPerson(admin, () => findRule(code))
    await rowsOf.answeredRequests(tx, 'due', '6 years')
    await rowsOf.answeredRequests(tx, 'kept', '6 years')
    await sql`update data_request set kind = 'erasure' where what = 'kept'`.execute(tx)
    expect((await dueOf('answeredRequests'))?.kinds).toEqual([
      { kind: 'access/refused', rows: 1 },
      { kind: 'erasure/refused', rows: 1 },
    ])
    await rowsOf.undoneRows(tx, 'due', '3 years')
    const rows = await dueOf('undoneRows')
    expect(rows?.rows.map(({ kind }) => kind)).toContain('undone')
    for (const code of ruleCodes) {
      const { due, kinds } = (await dueOf(code)) ?? { due: -1, kinds: [] }
      expect(
        kinds.reduce((sum, one) => sum + one.rows, 0),
        code,
      ).toBe(due)
    }
  }))

test('how long things stay is looked at, set and carried out by who administers the whole installation, by nobody of a province', () =>
  inRollback(async (tx) => {
    await rowsOf.answeredRequests(tx, 'due', '6 years')
    await switchOn('answeredRequests')
    const provinceAdmin = await aColleague(tx, { role: 'admin', unit: 'department/66' })
    const rule = { count: '1', unit: 'day', source: 'x', isOn: true }
    const term = { replyCount: '1', replyUnit: 'day', doneCount: '1', doneUnit: 'day', source: 'x' }
    const acts: readonly (() => Promise<unknown>)[] = [
      () => listRules(),
      () => findRule('mails'),
      () => setRule('mails', 1, rule),
      () => keepRuleNow('answeredRequests'),
      () => setTerm('access', 1, term),
    ]
    for (const who of [leader, demoPersonId('lanh-dao-cuc'), provinceAdmin])
      for (const act of acts)
        await expect(asPerson(who, async () => void (await act()))).rejects.toMatchObject({
          kind: 'forbidden',
        })
    expect(await countOf(tx, 'data_request', `what = 'due'`)).toBe(1)
    expect(await asPerson(admin, () => keepRuleNow('answeredRequests'))).toBe(1)
  }))

test('what is let go of an answered request is not opened in the trail by whoever guesses it', () =>
  inRollback(async (tx) => {
    await rowsOf.answeredRequests(tx, 'due', '6 years')
    const { rows } = await sql<{ id: string }>`
      select id from data_request where what = 'due'`.execute(tx)
    const id = rows[0]?.id ?? ''
    const opens = () =>
      countOf(
        tx,
        'audit_entry',
        `root_id = '${id}' and payload like '%' || audit_sealed((select personal_salt from data_request where id = '${id}'), 'what', 'due') || '%'`,
      )
    expect(await opens()).toBe(1)
    await switchOn('answeredRequests')
    await asPerson(admin, () => keepRules())
    expect(await opens()).toBe(0)
  }))

test('a file that another import still has stays, and so do the rows of an import that was taken', () =>
  inRollback(async (tx) => {
    await anImport(tx, 'shared', '3 years')
    await anImport(tx, 'shared', '3 years', 'taken')
    await anImport(tx, 'taken', '3 years', 'taken')
    await switchOn('undoneFiles')
    await switchOn('undoneRows')
    await switchOn('undoneReadings')
    await asPerson(admin, () => keepRules())
    expect(await countOf(tx, 'import_file', `bytes in ('shared', 'taken')`)).toBe(2)
    expect(await countOf(tx, 'import_row', `sheet = 'shared'`)).toBe(1)
    expect(await countOf(tx, 'import_row', `sheet = 'taken'`)).toBe(1)
    expect(await countOf(tx, 'import_batch', `file_name = 'taken' and summary is not null`)).toBe(1)
  }))

test('who was invited long ago and holds a role is not erased', () =>
  inRollback(async (tx) => {
    const id = await aColleague(tx, {
      role: 'doitOfficer',
      unit: 'department/66',
      name: 'Chưa Vào',
    })
    await sql`update person set invited_at = now() - interval '3 years' where id = ${id}`.execute(
      tx,
    )
    await switchOn('neverCame')
    await asPerson(admin, () => keepRules())
    expect(await countOf(tx, 'person', `name = 'Chưa Vào'`)).toBe(1)
    await sql`update role_holding set valid_to = current_date - 2 where person_id = ${id}`.execute(
      tx,
    )
    expect(await asPerson(admin, () => keepRuleNow('neverCame'))).toBe(1)
    expect(await countOf(tx, 'person', `name = 'Chưa Vào'`)).toBe(0)
  }))

test('who came once is not one who never came, though a new address of theirs is not confirmed', () =>
  inRollback(async (tx) => {
    const id = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66', name: 'Đã Vào' })
    await sql`update person set invited_at = now() - interval '3 years' where id = ${id}`.execute(
      tx,
    )
    await sql`update role_holding set valid_to = '2026-01-31' where person_id = ${id}`.execute(tx)
    await sql`insert into sign_in_account (id, person_id, provider_id, account_id)
      values (gen_random_uuid(), ${id}, 'credential', ${id})`.execute(tx)
    await switchOn('neverCame')
    expect(await asPerson(admin, () => keepRuleNow('neverCame'))).toBe(0)
    expect(await countOf(tx, 'person', `name = 'Đã Vào'`)).toBe(1)
  }))

test('who comes by a passkey alone is not one who never came, and a wait that still holds somebody back is not let go', () =>
  inRollback(async (tx) => {
    const id = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66', name: 'Có Khóa' })
    await sql`update person set invited_at = now() - interval '3 years' where id = ${id}`.execute(
      tx,
    )
    await sql`update role_holding set valid_to = '2026-01-31' where person_id = ${id}`.execute(tx)
    await sql`insert into sign_in_passkey (id, public_key, person_id, credential_id, counter, device_type, backed_up)
      values (${newId()}, 'x', ${id}, 'khóa', 0, 'singleDevice', false)`.execute(tx)
    await sql`insert into sign_in_back_off (key, tries, free_at, tried_at)
      values ('held', 99, now() + interval '1 minute', now() - interval '3 years')`.execute(tx)
    await switchOn('neverCame')
    await switchOn('failedSignIns')
    await asPerson(admin, () => keepRules())
    expect(await countOf(tx, 'person', `name = 'Có Khóa'`)).toBe(1)
    expect(await countOf(tx, 'sign_in_back_off', `key = 'held'`)).toBe(1)
  }))

test('however many rows are due, all of them go in one turn', () =>
  inRollback(async (tx) => {
    await sql`delete from sign_in_kept_form`.execute(tx)
    await sql`insert into sign_in_kept_form (id, person_id, path, sealed, expires_at)
      select gen_random_uuid(), ${leader}, 'nhiều', 'x', now() - interval '3 years' from generate_series(1, 1200)`.execute(
      tx,
    )
    await switchOn('keptForms')
    expect((await lineOf('keptForms')).due).toBe(1200)
    expect((await asPerson(admin, () => keepRules())).keptForms).toBe(1200)
    expect(await countOf(tx, 'sign_in_kept_form', `path = 'nhiều'`)).toBe(0)
  }))

test('a time that is set says it is the office’s own, is told by the trail, and a stale form is told so', () =>
  inRollback(async (tx) => {
    const { version } = await lineOf('mails')
    expect(
      await switchOn('mails', { count: '3', unit: 'month', source: 'QĐ 12/QĐ-SCT' }),
    ).toMatchObject({ allowed: true })
    expect(await lineOf('mails')).toMatchObject({
      ...{ keepCount: 3, keepUnit: 'month', source: 'QĐ 12/QĐ-SCT', certainty: 'chosen' },
      version: version + 1,
    })
    const read = (await asPerson(leader, rulesInForce)).find(({ code }) => code === 'mails')
    expect(read).toMatchObject({ keepCount: 3, keepUnit: 'month', isOn: true })
    const again = asPerson(admin, () =>
      setRule('mails', version, { count: '1', unit: 'day', source: 'x', isOn: true }),
    )
    await expect(again).rejects.toMatchObject({ kind: 'stale' })
    expect(
      await countOf(tx, 'audit_entry', `subject = 'retention_rule' and act = 'privacy.keep'`),
    ).toBe(1)
    await expect(asPerson(leader, () => listRules())).rejects.toMatchObject({ kind: 'forbidden' })
  }))

test('the database counts months and years to the same day as the page does, leap days and month ends too', () =>
  inRollback(async (tx) => {
    const someDays = fc.sample(
      fc.tuple(
        fc.integer({ min: 0, max: 36_000 }),
        fc.nat(600),
        fc.constantFrom('day', 'month', 'year'),
      ),
      { numRuns: 400, seed: 2026 },
    )
    const hard = ['2028-02-29', '2027-12-31', '2026-08-31', '2026-01-30'].flatMap((on) =>
      [1, 6, 11, 12, 13, 48].flatMap((count) =>
        (['day', 'month', 'year'] as const).map(
          (unit) => [Date.parse(on) / 86_400_000, count, unit] as const,
        ),
      ),
    )
    for (const [days, keepCount, keepUnit] of [...someDays, ...hard]) {
      const on = plainDate(new Date(days * 86_400_000).toISOString().slice(0, 10))
      const { rows } = await sql<{ due: string }>`
        select (${on}::date + ${keepCount}::integer * ${sql.raw(`interval '1 ${keepUnit}'`)})::date::text as due`.execute(
        tx,
      )
      expect({ on, keepCount, keepUnit, due: dueOn(on, { keepCount, keepUnit }) }).toEqual({
        ...{ on, keepCount, keepUnit },
        due: rows[0]?.due,
      })
    }
  }))

test('a term that is set counts for requests that come from then on, says it is the office’s own, and is told by the trail', () =>
  inRollback(async (tx) => {
    const change = {
      ...{ replyCount: '1', replyUnit: 'day', doneCount: '5', doneUnit: 'day', source: 'QĐ 3' },
    }
    const file = async () => {
      const filed = await asPerson(leader, () =>
        fileOwnRequest(leader, {
          ...{ kind: 'access', what: 'Bản sao', why: '', key: `form-${newId()}` },
          ...{ newName: '', newEmail: '', newPhone: '' },
        }),
      )
      if (!filed.allowed) throw new Error(JSON.stringify(filed))
      const [newest] = await asPerson(leader, () => ownRequests(leader))
      return newest
    }
    const before = await file()
    expect(await asPerson(admin, () => setTerm('access', 1, change))).toMatchObject({
      allowed: true,
    })
    const stale = asPerson(admin, () => setTerm('access', 1, change))
    await expect(stale).rejects.toMatchObject({ kind: 'stale' })
    const [same] = await asPerson(leader, () => ownRequests(leader))
    expect(same?.doneBy).toBe(before?.doneBy)
    await asPerson(leader, () => withdrawOwnRequest(leader, before?.id ?? ''))
    const after = await file()
    expect(after?.doneBy).toBe(addDays(today(), 5))
    const term = (await asPerson(leader, listTerms)).find(({ kind }) => kind === 'access')
    expect(term).toMatchObject({ source: 'QĐ 3', certainty: 'chosen', version: 2 })
    expect(
      await countOf(tx, 'audit_entry', `subject = 'data_request_term' and act = 'privacy.keep'`),
    ).toBe(1)
    await expect(asPerson(leader, () => setTerm('access', 2, change))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  }))

test('a time to answer that is longer than the law’s is set with a warning, and what the law says stays known beside it', () =>
  inRollback(async () => {
    const set = (doneCount: string) =>
      asPerson(admin, async () => {
        const version = (await listTerms()).find(({ kind }) => kind === 'erasure')?.version ?? 0
        const days = { replyCount: '2', replyUnit: 'workingDay', doneCount, doneUnit: 'workingDay' }
        return setTerm('erasure', version, { ...days, source: 'QĐ 9' })
      })
    expect(await set('200')).toMatchObject({
      allowed: true,
      warnings: [{ code: 'done-later-than-law' }],
    })
    const term = (await asPerson(leader, listTerms)).find(({ kind }) => kind === 'erasure')
    expect(term).toMatchObject({
      ...{ doneCount: 200, certainty: 'chosen' },
      law: { doneCount: 20, doneUnit: 'workingDay', certainty: 'summary' },
    })
    expect(await set('20')).toMatchObject({ allowed: true, warnings: [] })
  }))

test('times and rules stand in one order, also after one of them is set', () =>
  inRollback(async (tx) => {
    const kinds = async () => (await asPerson(leader, listTerms)).map(({ kind }) => kind)
    expect(await kinds()).toEqual(requestKinds)
    await sql`update data_request_term set version = version + 1 where kind = 'access'`.execute(tx)
    expect(await kinds()).toEqual(requestKinds)
    await switchOn('sessions')
    expect((await loadRules(tx)).map(({ code }) => code)).toEqual(ruleCodes)
  }))
