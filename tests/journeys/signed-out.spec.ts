import { expect, test } from '@playwright/test'
import { barriersOf, overflowOf } from './barriers.ts'
import { become, personOf } from './people.ts'

test('who was signed out while a form was filled signs in beside it, and the page sends what was typed', async ({
  page,
  javaScriptEnabled,
}) => {
  await become(page, 'doitLeader')
  await page.goto('/toi/uy-quyen')
  const because = page.getByLabel('Lý do')
  await because.fill('Đi công tác dài ngày')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click()
  const main = page.locator('main')
  await expect(main).toContainText('Phiên làm việc đã kết thúc')
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])

  const beside = page.context().waitForEvent('page')
  await main.getByRole('link', { name: /^Đăng nhập/ }).click()
  const signIn = await beside
  await signIn.getByRole('button', { name: personOf('doitLeader').name }).click()
  await expect(signIn.locator('header')).toContainText(personOf('doitLeader').name)
  await signIn.close()

  await page.reload()
  await expect(page.getByRole('alert')).toContainText('Hãy chọn người được ủy quyền')
  await expect(because).toHaveValue('Đi công tác dài ngày')
})
