import { expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing.ts'
import { keyOf, personIn } from '../api/v1/testing.ts'
import { peopleOf } from './people-of-log.ts'

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
