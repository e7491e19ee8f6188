import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mapping } from './mapping.ts'
import { sourceLabelOf, sourceLabels } from './source-labels.ts'

type Listed = { indicator: string; label: string }
const file = (name: string) => JSON.parse(readFileSync(`data/kc/${name}`, 'utf8'))
const listed: Listed[] = [...file('indicators.json'), ...file('seed-supplement.json').indicators]

test('each name met in the published sources has the words its list gives it', () => {
  expect(sourceLabels).toEqual(
    Object.fromEntries(listed.map(({ indicator, label }) => [indicator, label])),
  )
})

test('each name met in the published sources was reviewed', () => {
  expect(listed.map(({ indicator }) => indicator).filter((name) => !(name in mapping))).toEqual([])
})

test('a name nobody explained is shown as it is', () => {
  expect(sourceLabelOf('ten_la')).toBe('ten_la')
})
