import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'
import { expect, test } from 'vitest'
import configuration from '../../.dependency-cruiser.mjs'
import { intruders } from './intruders.ts'

const ruleSet = { forbidden: configuration.forbidden } as IFlattenedRuleSet
const leastFilesRead = 100

async function look(baseDir: string): Promise<ICruiseResult> {
  const { tsConfig: _, ...options } = configuration.options
  const { output } = await cruise(['src'], { ...options, baseDir, validate: true, ruleSet })
  return output as ICruiseResult
}

test('no file of the product crosses a boundary', { timeout: 120_000 }, async () => {
  const { summary } = await look(process.cwd())
  expect(summary.totalCruised).toBeGreaterThan(leastFilesRead)
  const crossings = summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)
  expect(crossings).toEqual([])
})

test.each(intruders)('an intruder is caught: $rule', async ({ rule, files }) => {
  const folder = mkdtempSync(join(tmpdir(), 'kc-intruder-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { summary } = await look(folder)
  expect(summary.violations.map((violation) => violation.rule.name)).toContain(rule)
})

test('every rule has its intruder', () => {
  const rules = configuration.forbidden.map((rule) => rule.name)
  expect(intruders.map((intruder) => intruder.rule).sort()).toEqual([...rules].sort())
})
