import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'figures-'))

function check(content: string): {
  code: number
  lines: readonly Record<string, unknown>[]
  says: string
} {
  const file = join(folder, 'file.json')
  writeFileSync(file, content)
  try {
    const out = execFileSync(process.execPath, ['tools/figures.ts', 'check', file], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return { code: 0, lines: parse(out), says: '' }
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string }
    return { code: status, lines: parse(stdout), says: stderr }
  }
}

function parse(text: string): readonly Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

const plan = (total: number) =>
  JSON.stringify([
    {
      id: 'a',
      indicator: 'budget_total',
      unit: 'tỷ đồng',
      value: total,
      period: '2014',
      scope: 'region',
      scopeCode: 'NAM',
      scopeName: 'Phía Nam',
    },
    {
      id: 'b',
      indicator: 'budget_national',
      unit: 'tỷ đồng',
      value: 13.877,
      period: '2014',
      scope: 'region',
      scopeCode: 'NAM',
      scopeName: 'Phía Nam',
    },
    {
      id: 'c',
      indicator: 'budget_local',
      unit: 'tỷ đồng',
      value: 49.49,
      period: '2014',
      scope: 'region',
      scopeCode: 'NAM',
      scopeName: 'Phía Nam',
    },
  ])

test('a file that comes out prints nothing and ends with 0', () => {
  expect(check(plan(63.367))).toEqual({ code: 0, lines: [], says: '' })
})

test('a file that does not prints one finding a line and ends with 1', () => {
  const { code, lines } = check(plan(63.335))
  expect(code).toBe(1)
  expect(lines).toHaveLength(1)
  expect(Object.keys(lines[0] ?? {})).toEqual([
    'scope',
    'period',
    'kind',
    'verdict',
    'ids',
    'computed',
    'reported',
    'difference',
    'message',
  ])
  expect(lines[0]).toMatchObject({
    scope: 'Phía Nam',
    period: '2014',
    ids: ['a', 'b', 'c'],
    difference: '0.032',
  })
})

test('a file that cannot be read is told where, in Vietnamese, and ends with 2', () => {
  expect(check('[{"id": "a",}]')).toMatchObject({ code: 2, lines: [] })
  expect(check('[{"id": "a",}]').says).toContain('dòng 1')
  expect(check('{}').says).toContain('mảng JSON')
})
