import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { barriersOf, overflowOf } from './barriers.ts'
import { fileOf, sendToImport, workbookOf, type SentFile } from './workbook.ts'

const MB = 1024 * 1024
const corpus = (name: string) => `tests/corpus/${name}`
/** Bytes that begin like a workbook and are none. */
const heavy = (bytes: number) => {
  const content = Buffer.alloc(bytes, 7)
  content.writeUInt32LE(0x04034b50, 0)
  return content
}

type Refusal = readonly [what: string, file: SentFile | string, says: string, remedy: string]
// Each sentence names what is wrong and what to do about it.
const refusals: readonly Refusal[] = [
  ['a zip bomb', corpus('90-bom.xlsx'), 'bung ra lớn bất thường', 'Hãy chép riêng bảng cần nhập'],
  ['a file with macros', corpus('91-macro.xlsm'), 'có chứa macro', 'Hãy lưu lại thành .xlsx'],
  ['a file with outside links', corpus('92-lien-ket-ngoai.xlsx'), 'liên kết', 'Hãy ngắt liên kết'],
  ['a file with a password', corpus('93-mat-khau.xlsx'), 'có mật khẩu', 'Hãy bỏ mật khẩu'],
  ['a file of Excel 97', corpus('94-kieu-cu.xls'), 'kiểu cũ (.xls)', 'lưu lại thành .xlsx'],
  ['a CSV file', corpus('98-van-ban.csv'), 'Tệp văn bản', 'lưu lại thành .xlsx'],
  ['50.001 rows', corpus('99-qua-nhieu-dong.xlsx'), 'hơn 50.000 dòng', 'Hãy chia thành nhiều tệp'],
  ['an empty file', fileOf('rong.xlsx', Buffer.alloc(0)), 'Tệp rỗng', 'Hãy chọn lại tệp'],
  [
    'a text under the name of a workbook',
    fileOf('ghi-chu.xlsx', Buffer.from('Đề án sấy cá, 90 triệu\n')),
    'Tệp văn bản',
    'lưu lại thành .xlsx',
  ],
  ['11 MB', fileOf('11mb.xlsx', heavy(11 * MB)), 'lớn hơn 10 MB', 'Hãy chia thành nhiều tệp'],
  [
    'half a file',
    fileOf(
      'cut.xlsx',
      readFileSync(corpus('01-mot-tinh-mot-dong-tieu-de.xlsx')).subarray(0, 3_000),
    ),
    'bị hỏng',
    'lưu lại thành tệp mới',
  ],
]

for (const [what, file, says, remedy] of refusals) {
  test(`${what} is refused with a sentence, a remedy and a way on`, async ({ page }, {
    project,
  }) => {
    await sendToImport(page, file)
    const main = page.locator('main')
    await expect(main).toContainText('Tệp không được nhận')
    await expect(main).toContainText(says)
    await expect(main).toContainText(remedy)
    await expect(main).toContainText('Sổ đề án không thay đổi.')
    await expect(page.getByRole('button', { name: /vào sổ/ })).toHaveCount(0)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    if (project.use.javaScriptEnabled !== false) expect(await barriersOf(page)).toEqual([])
    await page.getByRole('link', { name: 'Gửi tệp khác' }).click()
    await expect(page.getByLabel('Tệp Excel')).toBeVisible()
  })
}

test('a file too large for the door is answered in the form, in words', async ({ page }) => {
  await sendToImport(page, fileOf('20mb.xlsx', heavy(20 * MB)))
  await expect(page.getByLabel('Tệp Excel')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.locator('main')).toContainText('Tệp lớn hơn 10 MB. Hãy chia thành nhiều tệp')
})

test('sending without a file says what is missing', async ({ page }) => {
  await page.goto('/nhap-excel')
  await page.getByRole('button', { name: 'Gửi và xem trước' }).click()
  await expect(page.locator('main')).toContainText('Chọn một tệp Excel trước khi gửi.')
})

test('a refused file leaves an import that waits for its confirmation as it was', async ({ page }, {
  project,
}) => {
  const mark = `${project.name} ${Date.now()}`
  const file = await workbookOf(`cho-${mark}.xlsx`, [
    ['STT', 'Tên đề án', 'Tỉnh', 'Năm', 'Kinh phí (triệu đồng)'],
    [1, `Máy sấy chờ xác nhận ${mark}`, 'Cà Mau', 2018, 90],
  ])
  await sendToImport(page, file)
  const waiting = page.url()
  await sendToImport(page, corpus('91-macro.xlsm'))
  await expect(page.locator('main')).toContainText('Tệp không được nhận')
  await page.goto(waiting)
  await expect(page.getByRole('button', { name: 'Nhập 1 dòng vào sổ' })).toBeVisible()
})
