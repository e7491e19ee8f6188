import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findPerson } from '#modules/access/api.server.ts'
import { asPerson, demoPersonId } from '#modules/access/testing.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import {
  agreeToPhone,
  decideRequest,
  enterRequest,
  ownConsents,
  ownData,
  phonesShown,
  withdrawConsent,
} from './api.server.ts'
import { today } from '#platform/clock.ts'

const officer = demoPersonId('chuyen-vien-so')
const leader = demoPersonId('lanh-dao-so')
const admin = demoPersonId('quan-tri')
const phone = '0912 345 678'

const agree = (agrees = true) => asPerson(officer, () => agreeToPhone(officer, { agrees, phone }))
const withdraw = () => asPerson(officer, () => withdrawConsent(officer))
const shown = async () => (await asPerson(leader, () => phonesShown([officer]))).get(officer)
const ledger = () => asPerson(officer, () => ownConsents(officer))
const phoneOf = async (tx: Tx) => {
  const { rows } = await sql<{
    phone: string | null
  }>`select phone from person where id = ${officer}`.execute(tx)
  return rows[0]?.phone
}

test('a number is shown once its person agreed, and by one act no more: it is erased', () =>
  inRollback(async (tx) => {
    expect(await shown()).toBeUndefined()
    expect(await agree()).toMatchObject({ allowed: true })
    expect(await shown()).toBe(phone)
    await withdraw()
    expect(await shown()).toBeUndefined()
    expect(await phoneOf(tx)).toBeNull()
  }))

test('a number that is known without consent is shown to nobody', () =>
  inRollback(async (tx) => {
    await sql`update person set phone = ${phone} where id = ${officer}`.execute(tx)
    expect(await shown()).toBeUndefined()
  }))

test('without the mark nothing is agreed to and no number is kept', () =>
  inRollback(async (tx) => {
    expect(await agree(false)).toMatchObject({ reasons: [{ code: 'not-agreed' }] })
    expect(await ledger()).toEqual([])
    expect(await phoneOf(tx)).toBeNull()
  }))

test('the ledger has each time, which words, how and by whom; agreeing twice is once', () =>
  inRollback(async () => {
    await agree()
    await agree()
    await withdraw()
    await withdraw()
    await agree()
    expect(await ledger()).toMatchObject([
      { state: 'given', textVersion: 1, channel: 'account', byActor: officer },
      { state: 'withdrawn', channel: 'account', byActor: officer },
      { state: 'given' },
    ])
  }))

test('a line of the ledger is never changed or taken away, and nobody agrees for somebody else', () =>
  inRollback(async (tx) => {
    await agree()
    const tries = [sql`update consent set state = 'withdrawn'`, sql`delete from consent`]
    for (const tried of tries) {
      await sql`savepoint before`.execute(tx)
      await expect(
        sql`set local role kc_system`.execute(tx).then(() => tried.execute(tx)),
      ).rejects.toThrow(/permission denied/)
      await sql`rollback to savepoint before`.execute(tx)
    }
    await sql`savepoint before`.execute(tx)
    const forAnother = sql`insert into consent (id, person_id, purpose, text_version, state, channel, by_actor)
      values (gen_random_uuid(), ${officer}, 'contactPhone', 1, 'given', 'paper', ${leader})`
    await expect(forAnother.execute(tx)).rejects.toThrow('a_consent_is_given_by_its_person')
    await sql`rollback to savepoint before`.execute(tx)
  }))

test('who asks on paper to withdraw has it withdrawn by the decision, and the ledger says by whom and how', () =>
  inRollback(async (tx) => {
    await agree()
    const { rows } = await sql<{
      email: string
    }>`select email from person where id = ${officer}`.execute(tx)
    const entered = await asPerson(leader, () =>
      enterRequest({
        ...{ kind: 'withdrawal', what: 'Đừng hiện số của tôi', why: '', key: `form-${newId()}` },
        ...{ newName: '', newEmail: '', newPhone: '', channel: 'paper', name: 'Đặng Thu Hà' },
        contact: rows[0]?.email ?? '',
        receivedOn: today(),
      }),
    )
    if (!entered.allowed) throw new Error(JSON.stringify(entered))
    expect(await shown()).toBe(phone)
    await asPerson(leader, () =>
      decideRequest(
        { id: entered.fact.id, version: 1, outcome: 'granted', answer: 'Đã rút' },
        () => ({
          subject: 'x',
          body: 'x',
        }),
      ),
    )
    expect(await shown()).toBeUndefined()
    expect((await ledger())[0]).toMatchObject({
      state: 'withdrawn',
      channel: 'paper',
      byActor: leader,
    })
  }))

test('the number of a closed account is not shown, and consent is among what a person takes away', () =>
  inRollback(async (tx) => {
    await agree()
    const { tables } = await asPerson(officer, () => ownData(officer, 'looked at'))
    expect(tables.find(({ table }) => table === 'consent')?.rows).toHaveLength(1)
    await sql`update person set deactivated_at = now() where id = ${officer}`.execute(tx)
    expect(await shown()).toBeUndefined()
    expect(await asPerson(admin, () => findPerson(officer))).not.toHaveProperty('phone')
  }))
