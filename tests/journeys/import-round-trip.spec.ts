import { expect, test, type Page } from '@playwright/test'
import { barriersOf, faintTextOf, overflowOf } from './barriers.ts'
import { cellsFilledWith, cellsOf, sendToImport, workbookOf } from './workbook.ts'

const head = ['STT', 'Tên đề án', 'Cơ sở thụ hưởng', 'Tỉnh', 'Năm', 'Kinh phí (triệu đồng)']
const good = (mark: string) => [1, `Máy sấy cá ${mark}`, 'HTX Biển Xanh', 'Cà Mau', 2018, 90]
const bad = (mark: string) => [
  [2, `Máy xay gạo ${mark}`, 'Cơ sở Minh Phát', 'Logn An', 2018, 200],
  [3, `Máy ép gỗ ${mark}`, 'Công ty TNHH Gỗ Việt', 'Đắk Lắk', 2019, 'hai trăm'],
]
const errorFill = 'FFFFD9D4'

test('the same file sent twice changes nothing and says so', async ({ page }, { project }) => {
  const mark = `${project.name} ${Date.now()}`
  const file = await workbookOf(`hai-lan-${mark}.xlsx`, [head, good(mark)])
  const main = page.locator('main')
  await sendToImport(page, file)
  await page.getByRole('button', { name: 'Nhập 1 dòng vào sổ' }).click()
  await expect(main).toContainText('Đã nhập 1 đề án vào sổ.')
  const address = new URL(page.url()).pathname

  await sendToImport(page, { ...file, name: 'ten-khac.xlsx' })
  await expect(main).toContainText('Tệp này đã được gửi trước đây: không có gì thay đổi.')
  expect(new URL(page.url()).pathname).toBe(address)
  await expect(page.getByRole('button', { name: /vào sổ/ })).toHaveCount(0)

  // The same row in another workbook is on record, too.
  await sendToImport(page, await workbookOf(`khac-${mark}.xlsx`, [['Bảng khác'], head, good(mark)]))
  await expect(main).toContainText('Không có dòng mới nào để nhập.')
  await page.goto(`/de-an?q=${encodeURIComponent(mark)}`)
  await expect(page.locator('main tbody tr')).toHaveCount(1)
})

test('the list of schemes, exported and sent back, shows no change', async ({ page }) => {
  // Only the public records: other journeys write newer schemes meanwhile.
  await page.goto('/de-an?den-nam=2016')
  const count = (await page.locator('main').innerText()).match(/(\d+) đề án/)?.[1]
  expect(Number(count)).toBeGreaterThan(5)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Tải bảng Excel' }).click()
  await sendToImport(page, await (await download).path())
  const main = page.locator('main')
  await expect(main).toContainText('Không có dòng mới nào để nhập.')
  await expect(page.getByRole('link', { name: `Đã có trong sổ ${count}` })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Có lỗi/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /vào sổ/ })).toHaveCount(0)
})

test('rows not taken come back as a workbook with marked cells, to be corrected and sent again', async ({
  page,
}, { project }) => {
  const mark = `${project.name} ${Date.now()}`
  const name = `tra-lai-${mark}.xlsx`
  await sendToImport(page, await workbookOf(name, [head, good(mark), ...bad(mark)]))
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Tải các dòng chưa nhận' }).click()
  const path = await (await download).path()
  const cells = await cellsOf(path)
  expect(cells).not.toContain(`Máy sấy cá ${mark}`)
  expect(cells.join('\n')).toContain('D3: “Logn An” không phải tên tỉnh')
  expect(cells.join('\n')).toContain('F4: “hai trăm” không phải số tiền. Cần số')
  // Below a title and the headings: the province of the first row, the amount of the second.
  expect(cellsFilledWith(errorFill, path)).toEqual(['D3', 'F4'])

  await sendToImport(page, path)
  await page.getByRole('button', { name: 'Đổi thành “Long An”' }).click()
  await page.getByLabel('Giá trị khác cho ô F4').fill('200')
  await page
    .locator('form', { has: page.getByLabel('Giá trị khác cho ô F4') })
    .getByRole('button')
    .click()
  await expect(page.getByRole('button', { name: 'Nhập 2 dòng vào sổ' })).toBeVisible()
})

test('nothing keeps a person from the pages of an import, from its preview to its undoing', async ({
  page,
}, { project }) => {
  const look = looker(page, project.use.javaScriptEnabled !== false)
  const mark = `${project.name} ${Date.now()}`
  const name = `doc-${mark}.xlsx`
  await sendToImport(page, await workbookOf(name, [head, good(mark), ...bad(mark), good(mark)]))
  await expect(page.locator('main')).toContainText('và 1 dòng trùng trong tệp')
  await look('preview')
  await page.getByRole('link', { name: 'Cột trong tệp', exact: true }).click()
  await look('columns')
  await page.goBack()
  await page.getByRole('button', { name: 'Nhập 1 dòng vào sổ' }).click()
  await look('taken')
  await page.getByRole('button', { name: 'Hoàn tác cả lần nhập' }).click()
  await expect(page.locator('main')).toContainText('1 đề án của lần nhập này không còn trong sổ')
  await look('undone')
  await page.goto(`/de-an?q=${encodeURIComponent(mark)}`)
  await expect(page.locator('main')).toContainText('Không có đề án nào khớp điều kiện lọc')

  await sendToImport(page, await workbookOf(name, [head, good(`${mark} bỏ`)]))
  await page.getByRole('button', { name: 'Bỏ lần nhập này' }).click()
  await expect(page.getByRole('row', { name }).first()).toContainText('Đã bỏ')
  await look('list')
})

test('what takes a while says that it is under way', async ({ page, javaScriptEnabled }, {
  project,
}) => {
  test.skip(!javaScriptEnabled, 'without JavaScript the browser shows it is waiting')
  const mark = `${project.name} ${Date.now()}`
  await sendToImport(page, await workbookOf(`lau-${mark}.xlsx`, [head, good(mark)]))
  // A sending that never goes out: the page stays as it is while a person waits.
  await page.evaluate(() => {
    document.addEventListener('submit', (event) => event.preventDefault())
  })
  await expect(page.getByText('Đang nhập vào sổ, xin chờ…')).toHaveCount(0)
  await page.getByRole('button', { name: 'Nhập 1 dòng vào sổ' }).click()
  await expect(page.getByText('Đang nhập vào sổ, xin chờ…')).toBeVisible()
})

/** Looks at a page as it is, in light and in dark. */
function looker(page: Page, withScript: boolean) {
  return async (which: string) => {
    expect(await overflowOf(page), which).toBeLessThanOrEqual(0)
    if (!withScript) return
    expect(await barriersOf(page), which).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await faintTextOf(page), which).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  }
}
