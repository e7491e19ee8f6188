import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { turningFile } from './turning-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kc-log-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n')

test('a log that would grow beyond its size is turned over while the program runs', () => {
  const file = join(folder, 'log', 'app.log')
  const log = turningFile(file, 30)
  for (const line of ['một\n', 'hai\n', 'một dòng dài hơn\n']) log.write(line)
  expect(linesOf(`${file}.1`)).toEqual(['một', 'hai'])
  expect(linesOf(file)).toEqual(['một dòng dài hơn'])
})

test('whoever else writes to the log goes on in the new file, and no line is lost or cut', () => {
  const file = join(folder, 'app.log')
  const [server, pages] = [turningFile(file, 100), turningFile(file, 100)]
  for (let n = 100; n < 115; n += 1) (n % 2 === 0 ? server : pages).write(`dòng ${n}\n`)
  const kept = [...linesOf(`${file}.1`), ...linesOf(file)]
  expect(kept).toEqual(Array.from({ length: 15 }, (_, n) => `dòng ${n + 100}`).slice(-kept.length))
  expect(kept.length).toBeGreaterThan(9)
})

test('a line longer than the size is written whole, and makes no empty file', () => {
  const file = join(folder, 'app.log')
  turningFile(file, 10).write(`${'a'.repeat(50)}\n`)
  expect(linesOf(file)).toEqual(['a'.repeat(50)])
  expect(existsSync(`${file}.1`)).toBe(false)
})
