import { expect, test, type Page } from '@playwright/test'
import { overflowOf } from './barriers.ts'
import { sendToImport, workbookOf } from './workbook.ts'

const head = [
  'STT',
  'Tên đề án',
  'Cơ sở thụ hưởng',
  'Địa điểm',
  'Tỉnh',
  'Năm',
  'Kinh phí',
  'Ghi chú',
]

/** A word of 200 letters, as a cell whose spaces were lost holds it. */
const longWord = (mark: string) => `Máysấycá${mark}${'hỗtrợmáymócsảnxuất'.repeat(12)}`.slice(0, 200)

test('a title of 200 letters without a space makes no page wider than the screen', async ({
  page,
}, { project }) => {
  const mark = `${project.name.replace(/\W/g, '')}${Date.now()}`
  const word = longWord(mark)
  const fits = async (which: string) =>
    expect.soft(await overflowOf(page), which).toBeLessThanOrEqual(0)
  const main = page.locator('main')
  // The narrowest window in which a table does not scroll by itself.
  if (project.name !== 'phone-390') await page.setViewportSize({ width: 1_024, height: 900 })

  await sendToImport(
    page,
    await workbookOf(`${word.slice(0, 180)}.xlsx`, [
      head,
      [1, word, word, word, 'Cà Mau', 2018, 90, word],
      [2, `${word}2`, word, word, word, 2018, 80, null],
    ]),
  )
  await expect(main).toContainText('Nhập 1 dòng vào sổ')
  await expect(main).toContainText('không phải tên tỉnh')
  await fits('the rows with errors')
  await page.goto(`${new URL(page.url()).pathname}?xem=nhap-duoc`)
  await expect(main).toContainText(word)
  await fits('the good rows')
  await page.getByRole('link', { name: 'Cột trong tệp', exact: true }).click()
  await fits('the columns')
  await page.goBack()
  await page.getByRole('button', { name: 'Nhập 1 dòng vào sổ' }).click()
  await expect(main).toContainText('Đã nhập 1 đề án vào sổ.')
  await fits('the rows that were taken')
  const imported = page.url()

  await page.goto('/nhap-excel')
  await expect(main).toContainText(word.slice(0, 180))
  await fits('the imports')

  await page.goto(`/de-an?q=${encodeURIComponent(word)}`)
  await expect(main.locator('tbody tr')).toHaveCount(1)
  await fits('the list')
  await main.locator('tbody a').first().click()
  await expect(page.locator('h1')).toContainText(word)
  await fits('the scheme')
  await page.getByRole('link', { name: 'Sửa', exact: true }).click()
  await expect(page).toHaveURL(/\/sua$/)
  await fits('its form')

  await page.goto(`/tim-kiem?q=${encodeURIComponent(word)}`)
  await expect(main).toContainText(word)
  await fits('the search')
  await undo(page, imported)
})

async function undo(page: Page, imported: string) {
  await page.goto(imported)
  await page.getByRole('button', { name: 'Hoàn tác cả lần nhập' }).click()
  await expect(page.locator('main')).toContainText('Đã hoàn tác')
}
