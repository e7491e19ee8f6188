import { isRedirect } from '@sveltejs/kit'
import { expect, test } from 'vitest'
import { createScheme, findScheme, updateScheme } from '#modules/schemes/api.server.ts'
import { formTextOf, type SchemeFormText } from '#modules/schemes/model.ts'
import { aScheme } from '#modules/schemes/testing.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { actions } from './[id]/sua/+page.server.ts'
import type { RequestEvent } from './[id]/sua/$types'

/** What a browser sends of an edit form: what was first seen, and what was typed. */
function sentForm(seen: SchemeFormText, typed: SchemeFormText, version: number): FormData {
  const form = new FormData()
  const { money, outputs, isFlagship, isGroup, ...texts } = typed
  for (const [name, value] of Object.entries(texts)) form.set(name, value)
  if (isFlagship) form.set('isFlagship', 'on')
  if (isGroup) form.set('isGroup', 'on')
  for (const [source, { planned, actual }] of Object.entries(money)) {
    form.set(`money.${source}.planned`, planned)
    form.set(`money.${source}.actual`, actual)
  }
  for (const [index, output] of outputs.entries())
    for (const [part, value] of Object.entries(output)) form.set(`outputs[${index}].${part}`, value)
  form.set('version', String(version))
  form.set('base', JSON.stringify(seen))
  form.set('confirmed', '1')
  return form
}

/** The stale tab of somebody: changes what `mine` says after another person changed what `theirs` says. */
async function saveFromStaleTab(
  mine: (seen: SchemeFormText) => SchemeFormText,
  theirs: Parameters<typeof aScheme>[0],
) {
  const made = await createScheme({ draft: aScheme(), confirmed: true, key: `form-${newId()}` })
  if (made.outcome !== 'saved') throw new Error(made.outcome)
  const { id } = made
  const before = (await findScheme(id))?.scheme
  if (!before) throw new Error('no scheme')
  const { version, draft } = before
  await updateScheme({ id, version, draft: { ...draft, ...theirs }, confirmed: true })
  const seen = formTextOf(draft)
  const event = {
    request: new Request(`http://localhost/de-an/${id}/sua`, {
      method: 'POST',
      body: sentForm(seen, mine(seen), version),
    }),
    cookies: { set: () => {} },
    params: { id },
  } as unknown as RequestEvent
  const answer = await Promise.resolve(actions.default?.(event)).catch((thrown: unknown) => {
    if (isRedirect(thrown)) return undefined
    throw thrown
  })
  return { answer, stored: (await findScheme(id))?.scheme.draft }
}

const twoBillion = {
  money: [{ source: 'provincial', plannedDong: 2_000_000_000n, actualDong: null }],
} as const

test('a stale tab that changed only the note keeps the money somebody else entered', async () => {
  await inRollback(async () => {
    const { answer, stored } = await saveFromStaleTab(
      (seen) => ({ ...seen, note: 'đã kiểm tra' }),
      twoBillion,
    )
    expect(answer).toBeUndefined()
    expect(stored).toMatchObject({ note: 'đã kiểm tra', ...twoBillion })
  })
})

test('a field that both changed is asked about alone, and nothing is saved before the answer', async () => {
  await inRollback(async () => {
    const provincial = { planned: '1,5 tỷ', actual: '' }
    const { answer, stored } = await saveFromStaleTab(
      (seen) => ({ ...seen, note: 'đã kiểm tra', money: { ...seen.money, provincial } }),
      twoBillion,
    )
    expect(answer && 'data' in answer ? answer.data : null).toMatchObject({
      differences: [
        {
          field: 'money.provincial.plannedDong',
          stored: '2.000.000.000',
          entered: '1.500.000.000',
        },
      ],
    })
    expect(stored).toMatchObject({ note: null, ...twoBillion })
  })
})
