import { expect, test } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { writeWorkbook } from '../../src/platform/sheets/write-workbook.ts'

// Every run sends rows of its own: the same file would rightly lead to the import it already has.
async function workbook(mark: string): Promise<Buffer> {
  const rows = [
    ['KẾ HOẠCH KHUYẾN CÔNG NĂM 2018'],
    ['Đơn vị tính: triệu đồng'],
    ['STT', 'Tên đề án', 'Cơ sở thụ hưởng', 'Tỉnh', 'Nguồn', 'Kinh phí'],
    [1, `Hỗ trợ máy móc sấy cá ${mark}`, 'HTX Biển Xanh', 'Cà Mau', 'KCĐP', 90],
    [2, `Hỗ trợ máy móc xay gạo ${mark}`, 'Cơ sở Minh Phát', 'Logn An', 'KCQG', 200],
    [3, `Hỗ trợ máy móc ép gỗ ${mark}`, 'Công ty TNHH Gỗ Việt', 'Đắk Lắk', 'KCĐP', 'hai trăm'],
    ['Tổng cộng', null, null, null, null, 300],
  ]
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })))
  return Buffer.from(await writeWorkbook([{ name: 'KH 2018', rows: cells }]))
}

test('a workbook is sent, looked at, corrected, taken and undone', async ({ page }, {
  project,
}) => {
  const name = `ke-hoach-${project.name}-${Date.now()}.xlsx`
  await page.goto('/nhap-excel')
  await page
    .getByLabel('Tệp Excel')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: await workbook(name) })
  await page.getByRole('button', { name: 'Gửi và xem trước' }).click()

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const main = page.locator('main')
  await expect(main).toContainText('Nhập 1 dòng vào sổ')
  await expect(main).toContainText('D5 “Logn An” không phải tên tỉnh')
  await expect(main).toContainText('F6 “hai trăm” không phải số tiền')
  // The checker of barriers is itself a script.
  if (project.use.javaScriptEnabled !== false) {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  }

  await page.getByRole('button', { name: 'Đổi thành “Long An”' }).click()
  await expect(main).toContainText('Đã sửa ô D5.')
  await expect(main).toContainText('Nhập 2 dòng vào sổ')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Tải các dòng chưa nhận' }).click()
  expect((await download).suggestedFilename()).toMatch(/dòng chưa nhận\.xlsx$/)

  await page.getByRole('button', { name: 'Nhập 2 dòng vào sổ' }).click()
  await expect(main).toContainText('Đã nhập 2 đề án vào sổ.')
  await page.getByRole('button', { name: 'Hoàn tác cả lần nhập' }).click()
  await expect(main).toContainText('Đã hoàn tác: 2 đề án ra khỏi sổ.')
})

test('a column that was not understood is named by the person, and the rows are read again', async ({
  page,
}, { project }) => {
  const name = `dien-giai-${project.name}-${Date.now()}.xlsx`
  // A heading of its own: what one person says of a heading is remembered for the next.
  const rows = [
    ['STT', 'Diễn giải', 'Tỉnh', 'Năm', 'Kinh phí', `Mục ${name}`],
    [1, `Hỗ trợ máy móc ${name}`, 'Cà Mau', 2018, 90],
  ]
  const bytes = await writeWorkbook([
    { name: 'S', rows: rows.map((row) => row.map((value) => ({ value }))) },
  ])
  await page.goto('/nhap-excel')
  await page
    .getByLabel('Tệp Excel')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  await page.getByRole('button', { name: 'Gửi và xem trước' }).click()
  await page.getByRole('link', { name: 'Cột trong tệp', exact: true }).click()
  await page.getByLabel(/^Cột B: Diễn giải/).selectOption({ label: 'Tên đề án' })
  await page.getByRole('button', { name: 'Đọc lại theo các cột này' }).click()
  await expect(page.locator('main')).toContainText('Nhập 1 dòng vào sổ')

  // The sheet gives no unit: the remark leads to where it is chosen.
  await page.getByRole('link', { name: 'Chọn lại trong “Cột trong tệp”' }).click()
  await page.getByLabel('Đơn vị tính của trang').selectOption({ label: 'đồng' })
  await page.getByRole('button', { name: 'Đọc lại theo các cột này' }).click()
  await expect(page.locator('main')).toContainText('90 đồng là quá nhỏ')
})
