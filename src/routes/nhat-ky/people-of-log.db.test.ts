import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { erasedName } from '#modules/privacy/model.ts'
import { inRollback } from '#platform/db/testing.ts'
import { baseLocale, overwriteGetLocale } from '#text/generated/runtime.js'
import { keyOf, personIn } from '../api/v1/testing.ts'
import { peopleOf } from './people-of-log.ts'

afterEach(() => overwriteGetLocale(() => baseLocale))

test('who was erased is called so in the language of the page, and nobody else', () =>
  inRollback(async (tx) => {
    const erased = (await personIn('centreStaff', '66')).id
    const colleague = await personIn('doitLeader', '66')
    await sql`update person set name = ${erasedName} where id = ${erased}`.execute(tx)
    const called = async () => {
      const { who } = await peopleOf([erased, colleague.id].map((actor) => ({ actor, as: null })))
      return [who(erased), who(colleague.id)]
    }
    expect(await called()).toEqual(['Người đã xóa dữ liệu', colleague.name])
    overwriteGetLocale(() => 'en')
    expect(await called()).toEqual(['Person whose data was erased', colleague.name])
  }))

test('what a machine did is told by the name of its key', () =>
  inRollback(async () => {
    const maker = await personIn('centreStaff', '66')
    const { id } = await keyOf(maker, ['scheme.read'])
    const actor = `key:${id}`
    expect((await peopleOf([{ actor, as: null }])).who(actor)).toBe(
      `khóa API “Phần mềm kế toán” của ${maker.name}`,
    )
    expect((await peopleOf([])).who('key:mat')).toBe('khóa API “mat”')
  }))
