import { expect, test } from 'vitest'
import { permissions } from '#modules/access/model.ts'
import { eventKinds } from '#platform/audit/note-event.ts'
import { actName, subjectName } from './log-words.ts'

test('every act that changes something has a name in the log', () => {
  const changing = Object.keys(permissions).filter((act) => !act.endsWith('.read'))
  expect(changing.length).toBeGreaterThan(10)
  expect(changing.filter((act) => actName(act) === act)).toEqual([])
})

test('every event the trail tells has a name in the log', () => {
  expect(eventKinds.filter((kind) => subjectName(`event.${kind}`) === `event.${kind}`)).toEqual([])
})
