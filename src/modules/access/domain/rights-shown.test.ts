import { expect, test } from 'vitest'
import { actGroups, actNames, reachWords, type ActSays } from './act-names.ts'
import { permissions, rightReaches, tableReach, type ActName } from './permissions.ts'
import { rightsShown } from './rights-shown.ts'
import { roleNames } from './roles.ts'

// What carries a sign of Vietnamese once its letters are taken apart.
const isVietnamese = (text: string) => /[\p{M}đ]/u.test(text.normalize('NFD'))

test('every act has a name of its own in both languages, and every reach its words', () => {
  expect(Object.keys(actNames).sort()).toEqual(Object.keys(permissions).sort())
  for (const language of ['vi', 'en'] as const) {
    const names = Object.values(actNames).map((says) => says[language])
    expect(new Set(names).size).toBe(names.length)
  }
  for (const { vi, en } of [...Object.values(actNames), ...Object.values(actGroups)]) {
    expect(isVietnamese(vi)).toBe(true)
    expect(en).toMatch(/^[A-Z]/)
  }
  expect(Object.keys(reachWords)).toEqual([...rightReaches])
})

test('who reads the table reads every right there is, each once, and no other', () => {
  const shown = rightsShown().flatMap(({ rights }) => rights)
  const says: Readonly<Record<string, ActSays>> = actNames
  const lines = Object.keys(permissions).filter((act) => says[act]?.stepOf === undefined)
  expect(shown.map(({ act }) => act).sort()).toEqual(lines.sort())
  for (const { act, reaches } of shown)
    for (const role of roleNames)
      expect(reaches.find(({ actor }) => actor === role)?.reach).toBe(tableReach(act, role))
})

test('a step of another act is done by exactly whoever does that one', () => {
  const steps = Object.entries(actNames) as [ActName, ActSays][]
  for (const [act, { stepOf }] of steps)
    if (stepOf !== undefined) expect(permissions[act]).toEqual(permissions[stepOf])
})
