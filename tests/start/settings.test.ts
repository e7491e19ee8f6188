import { describe, expect, test } from 'vitest'
import { isThisMachine, readSettings } from '../../tools/bootstrap/settings.mjs'

describe('a start', () => {
  test('opens the demo world on this machine, port 3000', () => {
    const settings = { world: 'demo', host: '127.0.0.1', port: 3000, databaseUrl: null }
    expect(readSettings([], {})).toMatchObject(settings)
  })

  test('with --empty opens an office, in a folder of its own', () => {
    const { world, dataDir } = readSettings(['--empty'], {})
    expect(world).toBe('office')
    expect(dataDir).not.toBe(readSettings([], {}).dataDir)
  })

  test.each(['0.0.0.0', '::', '192.168.1.4', 'kc.example.vn', '127.0.0.1.example.vn'])(
    'refuses HOST=%s while nobody can sign in',
    (host) => {
      expect(() => readSettings([], { HOST: host })).toThrow(/chưa có đăng nhập/)
    },
  )

  test.each(['localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]'])('accepts HOST=%s', (host) => {
    expect(isThisMachine(host)).toBe(true)
    expect(readSettings([], { HOST: host })).toBeTruthy()
  })

  test.each(['abc', '-1', '65536', '80.5'])('refuses PORT=%s with a sentence', (port) => {
    expect(() => readSettings([], { PORT: port })).toThrow(/không phải là một cổng/)
  })

  test('refuses a word it does not know', () => {
    expect(() => readSettings(['--emtpy'], {})).toThrow(/--emtpy/)
  })
})

describe('a start on a server of the office', () => {
  const near = 'postgres://kc:secret@localhost:5432/kc'
  const far = 'postgres://kc:secret@db.example.vn/kc'

  test('opens an office unless told otherwise', () => {
    expect(readSettings([], { DATABASE_URL: far }).world).toBe('office')
  })

  test('takes demo data only when that server is on this machine', () => {
    expect(readSettings(['--demo'], { DATABASE_URL: near }).world).toBe('demo')
    expect(() => readSettings(['--demo'], { DATABASE_URL: far })).toThrow(/trên chính máy này/)
  })

  test('refuses an address that is not of PostgreSQL', () => {
    expect(() => readSettings([], { DATABASE_URL: 'mysql://x/y' })).toThrow(/postgres:/)
  })

  test('never repeats the password', () => {
    expect(() => readSettings(['--demo'], { DATABASE_URL: far })).not.toThrow(/secret/)
  })
})
