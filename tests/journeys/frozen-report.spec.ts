import { expect, test, type Page } from '@playwright/test'
import { barriersOf, overflowOf } from './barriers.ts'

// Each project has provinces of its own, so that none sees the figures of another.
const provinces: Readonly<Record<string, readonly string[]>> = {
  'desktop-1440': ['96', '94', '93', '92', '89'],
  'desktop-nojs': ['95', '87', '86', '84', '83'],
  'phone-390': ['91', '82', '80', '77', '75'],
}
const years = [2006, 2008, 2010, 2012]

/** A province and year nothing is known of yet: on a world used before, earlier runs have left their figures. */
async function unknownYear(page: Page, project: string): Promise<{ code: string; year: number }> {
  const choices = (provinces[project] ?? ['96']).flatMap((code) =>
    years.map((year) => ({ code, year })),
  )
  // Runs of the same moment start at places of their own.
  const first = Math.floor(Math.random() * choices.length)
  for (const { code, year } of [...choices.slice(first), ...choices.slice(0, first)]) {
    const answer = await page.request.get(`/api/v1/reports?province=63:${code}&year=${year}`)
    const { figures } = (await answer.json()) as { figures: readonly Reported[] }
    if (figures.every(({ origin, period }) => origin !== 'reported' || period.year !== year))
      return { code, year }
  }
  throw new Error('Something is known of every year this journey may use; start from a new world')
}

type Reported = { readonly origin: string; readonly period: { readonly year: number | null } }

test('a figure that arrives after a report was frozen shows as a restatement, and the frozen text stays', async ({
  page,
  javaScriptEnabled,
}, { project }) => {
  const { code, year } = await unknownYear(page, project.name)
  const report = `/bao-cao/tinh-63-${code}/${year}`
  const value = `9,${String(Math.floor(Math.random() * 900) + 100)}7`
  const reason = `Gửi hội nghị vùng, lần ${value}`

  await test.step('freeze the report of a year nothing is known of', async () => {
    await page.goto(report)
    await page.getByLabel('Chốt để làm gì').fill(reason)
    await page.getByRole('button', { name: 'Chốt báo cáo này' }).click()
    await expect(page).toHaveURL(/\/bao-cao\/dong-bang\//)
    await expect(page.locator('main')).toContainText(reason)
    await expect(page.locator('main')).toContainText('Nội dung khớp với mã băm.')
    await expect(page.locator('article')).not.toContainText(value)
  })
  const frozen = page.url()

  await test.step('enter a figure of that year', async () => {
    await page.goto('/so-lieu/moi')
    await page.getByLabel('Văn bản (tên, số ký hiệu)').fill('Báo cáo số 12/BC-SCT')
    await page.getByLabel('Số liệu của nơi nào').selectOption(`63-${code}`)
    await page.locator('#year').fill(String(year))
    const row = page.locator('form ol > li').first()
    await row.getByLabel('Chỉ tiêu').selectOption('Tổng kinh phí khuyến công (QG + ĐP)')
    await row.getByLabel('Giá trị đã in').fill(value)
    await row.getByLabel('Đơn vị').selectOption('tỷ đồng')
    await page.getByRole('button', { name: 'Lưu số liệu' }).click()
    await expect(page.locator('main').getByRole('status')).toHaveText('Đã lưu 1 số liệu.')
  })

  await test.step('the report of today has it, the frozen one says it came later', async () => {
    await page.goto(report)
    await expect(page.locator('article')).toContainText(`${value} tỷ đồng`)
    await page.goto(frozen)
    await expect(page.locator('article')).not.toContainText(value)
    const change = page.getByRole('row').filter({ hasText: value })
    await expect(change).toContainText('mới có')
    await expect(page.locator('main')).toContainText('Nội dung khớp với mã băm.')
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])
  })

  await test.step('the frozen report is found again from the list', async () => {
    await page.goto('/bao-cao')
    await page
      .locator(`main a[href="${new URL(frozen).pathname}"]`)
      .first()
      .click()
    await expect(page).toHaveURL(frozen)
  })
})

test('a report frozen on the map of today leads to the report of today on that map', async ({
  page,
}) => {
  await page.goto('/bao-cao/vung-BAC/2020?xem=today')
  await page.getByLabel('Chốt để làm gì').fill('Họp vùng')
  await page.getByRole('button', { name: 'Chốt báo cáo này' }).click()
  await expect(page).toHaveURL(/\/bao-cao\/dong-bang\//)
  await page.getByRole('link', { name: 'Báo cáo hiện nay' }).click()
  await expect(page).toHaveURL('/bao-cao/vung-BAC/2020?xem=today')
})
