import { expect, it } from 'vitest'
import { isCurrent } from './navigation.ts'

it('marks the part of the menu a page lies under', () => {
  expect(isCurrent('/de-an', '/de-an/0190/sua')).toBe(true)
  expect(isCurrent('/de-an', '/de-an-khac')).toBe(false)
  expect(isCurrent('/', '/de-an')).toBe(false)
  expect(isCurrent('/', '/')).toBe(true)
})
