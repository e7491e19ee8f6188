import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureSecret } from './secret-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kc-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the first start makes a secret only its user can read, and later starts keep it', () => {
  const secret = ensureSecret(folder, undefined)
  expect(secret).toMatch(/^[\w-]{64}$/)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(ensureSecret(folder, undefined)).toBe(secret)
  expect(readdirSync(folder)).toEqual(['secret'])
})

test('a given secret is used and nothing is written', () => {
  const given = 'một bí mật của nơi vận hành, đủ dài'
  expect(ensureSecret(folder, given)).toBe(given)
  expect(readdirSync(folder)).toEqual([])
})

test('a secret too short to be one is refused, given or kept', () => {
  expect(() => ensureSecret(folder, 'ngắn')).toThrow('KC_SECRET')
  writeFileSync(join(folder, 'secret'), 'ngắn')
  expect(() => ensureSecret(folder, undefined)).toThrow('quá ngắn')
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('ngắn')
})
