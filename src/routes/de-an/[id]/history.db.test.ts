import { expect, test } from 'vitest'
import { actingAs } from '#platform/db/acting.ts'
import { inRollback } from '#platform/db/testing.ts'
import { as, created } from '../../../../tests/rights/as-somebody.ts'
import { keyOf, personIn } from '../../api/v1/testing.ts'
import { load } from './+page.server.ts'

type Told = { readonly actor: string; readonly entry: string | null }

const historySeenBy = (role: string, id: string) =>
  as(role, '66', async () => {
    const page = await load({ params: { id } } as Parameters<typeof load>[0])
    return (page as { history: readonly Told[] | null }).history
  })

test('what a machine wrote into a scheme is told by the name of its key and by whose it is', () =>
  inRollback(async () => {
    const maker = await personIn('centreStaff', '66')
    const key = await keyOf(maker, ['scheme.read'])
    const id = await actingAs({ ...maker.acting, actor: `key:${key.id}` }, () => created('66'))
    expect(await historySeenBy('centreStaff', id)).toMatchObject([
      { actor: `khóa API “Phần mềm kế toán” của ${maker.name}` },
    ])
  }))

test('from the history of a scheme whoever may read the log comes to the entry, and nobody else', () =>
  inRollback(async () => {
    const id = await as('centreStaff', '66', () => created('66'))
    const entryFor = async (role: string) => (await historySeenBy(role, id))?.[0]?.entry
    expect(await entryFor('doitLeader')).toMatch(/^\/nhat-ky\/66\/\d+$/)
    expect(await entryFor('centreStaff')).toBeNull()
  }))
