import { expect, test } from 'vitest'
import { aBrowser } from '#platform/sign-in/testing.ts'
import { bindToHost } from './host-cookies.ts'

test('over https every cookie is bound to its host, and is read and deleted under that name', () => {
  const { cookies, jar } = aBrowser({ jar: new Map([['theme', 'from http']]) })
  bindToHost(cookies)
  expect(cookies.get('theme')).toBeUndefined()
  cookies.set('theme', 'dark', { path: '/' })
  cookies.set('__Host-kc.session_token', 'a', { path: '/' })
  expect([...jar.keys()]).toEqual(['theme', '__Host-theme', '__Host-kc.session_token'])
  expect(cookies.get('theme')).toBe('dark')
  expect(cookies.get('__Host-kc.session_token')).toBe('a')
  cookies.delete('theme', { path: '/' })
  expect(cookies.get('theme')).toBeUndefined()
})
