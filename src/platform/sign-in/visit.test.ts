import { expect, test } from 'vitest'
import { addressOf } from './visit.ts'

const seen = (peer: string, forwarded: string, proxies: string) =>
  addressOf(
    {
      getClientAddress: () => peer,
      request: { headers: new Headers(forwarded ? { 'x-forwarded-for': forwarded } : {}) },
    },
    { KC_TRUSTED_PROXIES: proxies },
  )

test('without a proxy of ours an address cannot be made up', () => {
  expect(seen('203.0.113.7', '10.0.0.1', '')).toBe('203.0.113.7')
  expect(seen('203.0.113.7', '10.0.0.1', '192.0.2.1')).toBe('203.0.113.7')
})

test('behind a proxy of ours the address is the one it saw, not what came before it', () => {
  expect(seen('192.0.2.1', '203.0.113.7', '192.0.2.1')).toBe('203.0.113.7')
  expect(seen('192.0.2.1', '1.2.3.4, 203.0.113.7', '192.0.2.1')).toBe('203.0.113.7')
})

test('two proxies of ours, given as a network, are both passed over', () => {
  expect(seen('10.1.0.9', '203.0.113.7, 10.1.0.4', '10.1.0.0/16')).toBe('203.0.113.7')
  expect(seen('::ffff:10.1.0.9', '2001:db8::5', '10.1.0.0/16')).toBe('2001:db8::5')
})

test('what is no address is not taken for one', () => {
  expect(seen('192.0.2.1', 'unknown', '192.0.2.1')).toBe('192.0.2.1')
  expect(seen('192.0.2.1', '', '192.0.2.1')).toBe('192.0.2.1')
})
