import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isCurrent, menu } from './navigation.ts'

it('marks the part of the menu a page lies under', () => {
  expect(isCurrent('/de-an', '/de-an/0190/sua')).toBe(true)
  expect(isCurrent('/de-an', '/de-an-khac')).toBe(false)
  expect(isCurrent('/', '/de-an')).toBe(false)
  expect(isCurrent('/', '/')).toBe(true)
})

it('marks one place of the menu, the nearest', () => {
  expect(isCurrent('/quan-tri/thu-di', '/quan-tri/thu-di')).toBe(true)
  expect(isCurrent('/quan-tri', '/quan-tri/thu-di')).toBe(false)
  expect(isCurrent('/quan-tri', '/quan-tri/don-vi')).toBe(true)
})

const entries = menu(() => true).flatMap((part) => part.entries)

it.each(entries.map(({ href }) => href))('shows %s only because there is such a page', (href) => {
  expect(existsSync(new URL(`../../routes${href}/+page.svelte`, import.meta.url))).toBe(true)
})

it('shows nobody a door they may not open', () => {
  const shown = menu((href) => href !== '/nhap-excel').flatMap((part) => part.entries)
  expect(shown.map(({ href }) => href)).toContain('/de-an')
  expect(shown.map(({ href }) => href)).not.toContain('/nhap-excel')
})
