import { describe, expect, test } from 'vitest'
import { isThisMachine } from '../../tools/bootstrap/outside.mjs'
import { readSettings } from '../../tools/bootstrap/settings.mjs'

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

  test.each(['localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]'])('accepts HOST=%s', (host) => {
    expect(isThisMachine(host)).toBe(true)
    expect(readSettings([], { HOST: host })).toBeTruthy()
  })

  test.each(['abc', '-1', '65536', '80.5'])('refuses PORT=%s with a sentence', (port) => {
    expect(() => readSettings([], { PORT: port })).toThrow(/không phải là một cổng/)
  })

  test('asks for a second step beyond this machine unless told otherwise, and says what KC_SECOND_STEP can be', () => {
    const beyond = { ORIGIN: 'https://khuyencong.vi-du.vn' }
    expect(readSettings(['--empty'], beyond).secondStep).toBe('required')
    expect(readSettings(['--empty'], {}).secondStep).toBe('optional')
    expect(readSettings(['--empty'], { KC_SECOND_STEP: 'required' }).secondStep).toBe('required')
    const told = { ...beyond, KC_SECOND_STEP: 'optional' }
    expect(readSettings(['--empty'], told).secondStep).toBe('optional')
    expect(() => readSettings([], { KC_SECOND_STEP: 'yes' })).toThrow(/required .* optional/)
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

describe('a start that other machines are to reach', () => {
  const origin = 'https://khuyencong.vi-du.vn'
  const office = (env: NodeJS.ProcessEnv) => readSettings(['--empty'], env)
  const hosts = ['0.0.0.0', '::', '192.168.1.4', 'kc.example.vn', '127.0.0.1.example.vn']

  test.each(hosts)('at HOST=%s is refused without an address of https', (HOST) => {
    expect(() => office({ HOST })).toThrow(/ORIGIN=https/)
    expect(() => office({ HOST, ORIGIN: 'https://localhost' })).toThrow(/ORIGIN=https/)
    expect(() => office({ HOST, ORIGIN: 'http://khuyencong.vi-du.vn' })).toThrow(/mật khẩu/)
  })

  test.each([...hosts, '127.0.0.1'])('never opens the demo world, at HOST=%s neither', (HOST) => {
    const env = { HOST, ORIGIN: origin, KC_TRUSTED_PROXIES: '192.0.2.1' }
    expect(() => readSettings([], env)).toThrow(/Dữ liệu trình diễn chỉ mở trên máy này/)
    const near = { ...env, DATABASE_URL: 'postgres://kc@localhost/kc' }
    expect(() => readSettings(['--demo'], near)).toThrow(/Dữ liệu trình diễn chỉ mở trên máy này/)
  })

  test('needs to know its proxy, unless that is on this machine', () => {
    expect(() => office({ HOST: '0.0.0.0', ORIGIN: origin })).toThrow(/KC_TRUSTED_PROXIES/)
    expect(office({ ORIGIN: origin }).outside).toEqual({
      origin,
      trustedProxies: ['127.0.0.0/8', '::1'],
    })
    expect(
      office({
        HOST: '0.0.0.0',
        ORIGIN: `${origin}/`,
        KC_TRUSTED_PROXIES: '192.0.2.1, 10.1.0.0/16',
      }).outside,
    ).toEqual({ origin, trustedProxies: ['192.0.2.1', '10.1.0.0/16'] })
  })

  test.each(['proxy', '10.0.0.0/33', '0.0.0.0/0', '::/0', '10.0.0.0/a', '10.0.0.1:80'])(
    'refuses KC_TRUSTED_PROXIES=%s with a sentence',
    (KC_TRUSTED_PROXIES) => {
      expect(() => office({ ORIGIN: origin, KC_TRUSTED_PROXIES })).toThrow(
        /không phải là một địa chỉ/,
      )
    },
  )

  test.each(['ADDRESS_HEADER', 'XFF_DEPTH', 'HOST_HEADER', 'PORT_HEADER'])(
    'refuses %s, which anybody could fill',
    (name) => {
      expect(() => office({ [name]: 'x-real-ip' })).toThrow(/ai cũng viết được/)
    },
  )

  test.each(['khuyencong.vi-du.vn', 'https://a.vn/khuyen-cong', 'ftp://a.vn'])(
    'refuses ORIGIN=%s with a sentence',
    (ORIGIN) => {
      expect(() => office({ ORIGIN })).toThrow(/không có đường dẫn/)
    },
  )
})
