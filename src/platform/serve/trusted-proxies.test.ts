import { expect, test } from 'vitest'
import { networkOf, plainAddress, trustedProxies } from './trusted-proxies.ts'

test('an address is read out of what proxies put around it', () => {
  expect(plainAddress(' 203.0.113.7:51822')).toBe('203.0.113.7')
  expect(plainAddress('[2001:db8::5]:443')).toBe('2001:db8::5')
  expect(plainAddress('[2001:db8::5]')).toBe('2001:db8::5')
  expect(plainAddress('::ffff:10.1.0.9')).toBe('10.1.0.9')
  expect(plainAddress('unknown')).toBe('unknown')
})

test('addresses of one IPv6 network count as one, those of IPv4 each for itself', () => {
  expect(networkOf('2001:db8:1:2::5')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:0db8:0001:0002:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:db8:1:3::5')).not.toBe(networkOf('2001:db8:1:2::5'))
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
})

test('a proxy is trusted by its address or its network, nothing else is', () => {
  const isProxy = trustedProxies('192.0.2.1, 10.1.0.0/16,2001:db8::/48')
  for (const one of ['192.0.2.1', '10.1.255.3', '2001:db8::9']) expect(isProxy(one)).toBe(true)
  for (const one of ['192.0.2.2', '10.2.0.1', '2001:db9::9', 'unknown', ''])
    expect(isProxy(one)).toBe(false)
})
