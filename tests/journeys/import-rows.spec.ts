import { expect, test } from '@playwright/test'
import { sendToImport, workbookOf } from './workbook.ts'

const head = [
  'STT',
  'Tên đề án',
  'Tỉnh',
  'Năm',
  'Kinh phí KCĐP (triệu đồng)',
  'Vốn đối ứng (triệu đồng)',
]

test('each row says where it stands, what it holds and what became of it, from its correction to its undoing', async ({
  page,
}, { project }) => {
  const mark = `${project.name} ${Date.now()}`
  const rows = [
    head,
    [1, `Máy sấy mực ${mark}`, 'Cà Mau', '2018-2019', 90, 10],
    [2, `Máy cán mực ${mark}`, 'Cà Mau', 2018, '80*', null],
    [3, `Máy ép mực ${mark}`, 'Cà Mau', 2018, '70*', null],
  ]
  await sendToImport(page, await workbookOf(`dong-${mark}.xlsx`, rows))
  const main = page.locator('main')
  const row = (title: string) => page.getByRole('row').filter({ hasText: `${title} ${mark}` })
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Các dòng' }).getByRole('link', { name })

  await test.step('many cells are corrected by one click, each told before', async () => {
    const changes = main.locator('li li').filter({ has: page.locator('ins') })
    await expect(changes).toHaveText([/KH 2018!E3\s+80\*\s*→\s*80$/, /KH 2018!E4\s+70\*\s*→\s*70$/])
    await page.getByRole('button', { name: 'Áp dụng' }).click()
    await expect(main).toContainText('Đã áp dụng cho mọi ô như thế.')
    await expect(page.getByRole('button', { name: 'Nhập 3 dòng vào sổ' })).toBeVisible()
  })

  await test.step('a good row is told with its place in the file, its years and its support', async () => {
    await tab('Nhập được').click()
    const dried = row('Máy sấy mực')
    await expect(dried).toContainText('KH 2018, dòng 2')
    await expect(dried).toContainText('2018–2019')
    await expect(dried.getByRole('cell', { name: /(^|\s)90\str\.đ$/ })).toBeVisible()
  })

  await test.step('a row left out is counted apart, and the corrections stay two', async () => {
    await row('Máy ép mực').getByRole('button', { name: 'Bỏ dòng này' }).click()
    await expect(main).toContainText('Đã bỏ dòng 4: dòng này sẽ không vào sổ.')
    await expect(page.getByRole('button', { name: 'Nhập 2 dòng vào sổ' })).toBeVisible()
    await expect(main).toContainText('2 ô đã được sửa')
    await tab('Đã bỏ').click()
    await expect(row('Máy ép mực').getByRole('button', { name: 'Lấy lại' })).toBeVisible()
  })

  await test.step('what was taken leads to its scheme, and what was undone does not', async () => {
    await page.getByRole('button', { name: 'Nhập 2 dòng vào sổ' }).click()
    await tab('Nhập được').click()
    const dried = row('Máy sấy mực')
    await expect(dried).toContainText('Đã nhập')
    const scheme = dried.getByRole('link')
    await expect(scheme).toHaveAttribute('href', /\/de-an\/[\da-f-]{36}$/)
    await expect(dried.getByRole('button')).toHaveCount(0)
    await page.getByRole('button', { name: 'Hoàn tác cả lần nhập' }).click()
    await expect(row('Máy sấy mực')).toContainText('Đã hoàn tác')
    await expect(row('Máy sấy mực').getByRole('link')).toHaveCount(0)
  })
})
