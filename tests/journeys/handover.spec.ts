import { expect, test, type Page } from '@playwright/test'
import { barriersOf, faintTextOf, faultsOf, overflowOf } from './barriers.ts'
import { become, personOf } from './people.ts'
import { workbookOf } from './workbook.ts'

async function expectReadable(page: Page, javaScriptEnabled: boolean): Promise<void> {
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])
}

// Each width hands over a desk of its own: all run at once, and what is open goes over whole.
const desks = {
  'desktop-1440': ['centreStaff', 'centreDirector'],
  'desktop-nojs': ['doitOfficer', 'doitLeader'],
  'phone-390': ['agencyOfficer', 'agencyHead'],
} as const
const deskOf = () => {
  const [worker, head] = desks[test.info().project.name as keyof typeof desks]
  return { worker, head, from: personOf(worker).name, to: personOf(head).name }
}

// The desk of an official, as who heads the unit opens it.
async function openDesk(page: Page): Promise<void> {
  await page.goto('/quan-tri/ban-giao')
  await page
    .getByRole('combobox', { name: /^Người bàn giao/ })
    .selectOption({ label: deskOf().from })
  await page.getByRole('button', { name: 'Xem việc' }).click()
}

async function fillIn(page: Page, because: string, on?: string): Promise<void> {
  await page.getByLabel('Người nhận').selectOption({ label: deskOf().to })
  if (on !== undefined) await page.getByLabel('Ngày hiệu lực').fill(on)
  await page.getByLabel('Lý do').fill(because)
  await page.getByRole('button', { name: 'Bàn giao', exact: true }).click()
}

test('open work goes over to a colleague, is seen to have gone, and comes back', async ({
  page,
  javaScriptEnabled,
}) => {
  const faults = faultsOf(page)
  const file = `dang-lam-${Date.now()}.xlsx`
  const because = `Nghỉ thai sản ${Date.now()}`
  await become(page, deskOf().worker)
  await page.goto('/nhap-excel')
  const rows = [
    ['Tên đề án', 'Tỉnh', 'Năm'],
    [`Máy ${file}`, 'Đắk Lắk', 2018],
  ]
  await page.getByLabel('Tệp Excel').setInputFiles(await workbookOf(file, rows))
  await page.getByRole('button', { name: 'Gửi và xem trước' }).click()
  await expect(page).toHaveURL(/\/nhap-excel\/[\da-f-]{36}/)

  await become(page, deskOf().head)
  await openDesk(page)
  await page.locator('summary', { hasText: 'Tệp Excel đang nhập dở' }).click()
  await expect(page.getByText(file)).toBeVisible()
  // A leader takes no import in: it is said before, after, and, to whoever may read it, where it then stands.
  const cannot = deskOf().head !== 'centreDirector'
  const warned = page.getByText(`${deskOf().to}: vai trò chưa làm được Tệp Excel đang nhập dở`)
  await expect(warned).toHaveCount(cannot ? 1 : 0)
  await expectReadable(page, javaScriptEnabled)
  await fillIn(page, because)
  await expect(page.getByText(/Đã bàn giao \d+ việc/)).toBeVisible()
  if (cannot) {
    await expect(page.getByText('chưa làm được: Tệp Excel đang nhập dở.')).toBeVisible()
  }
  if (deskOf().head === 'doitLeader') {
    const desk = page.url()
    await page.goto('/')
    await page.locator('main').getByRole('link', { name: file }).click()
    await expect(page.locator('main')).toContainText('Tệp này đã bàn giao cho bạn')
    await page.goto(desk)
  }
  const row = page.locator('tr', { hasText: because })
  await expect(row).toContainText('Đã chuyển')
  await expectReadable(page, javaScriptEnabled)

  await openDesk(page)
  await expect(page.getByText(file)).toHaveCount(0)
  await row.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(page.getByText(/Đã hoàn tác/).first()).toBeVisible()
  await expect(row).toContainText('Đã hoàn tác')
  await openDesk(page)
  await page.locator('summary', { hasText: 'Tệp Excel đang nhập dở' }).click()
  await expect(page.getByText(file)).toBeVisible()
  expect(faults).toEqual([])
})

test('a handover on a day to come waits for it, and is called off', async ({
  page,
  javaScriptEnabled,
}) => {
  const because = `Đi học ${Date.now()}`
  await become(page, deskOf().head)
  await openDesk(page)
  await fillIn(page, because, '2099-12-01')
  await expect(page.getByText('Đã hẹn bàn giao vào ngày 01/12/2099')).toBeVisible()
  const row = page.locator('tr', { hasText: because })
  await expect(row).toContainText('Chờ đến ngày')
  await expectReadable(page, javaScriptEnabled)
  await row.getByRole('button', { name: 'Hủy hẹn' }).click()
  await expect(row).toContainText('Đã hoàn tác')
})

test('a handover without a receiver says so and keeps what was typed', async ({
  page,
  javaScriptEnabled,
}) => {
  await become(page, deskOf().head)
  await openDesk(page)
  await page.getByLabel('Lý do').fill('Nghỉ phép')
  await page.getByRole('button', { name: 'Bàn giao', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Hãy chọn người nhận')
  await expect(page.getByLabel('Lý do')).toHaveValue('Nghỉ phép')
  await expectReadable(page, javaScriptEnabled)
})

test('the page of handovers keeps enough contrast in the dark', async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'axe needs timers')
  await page.emulateMedia({ colorScheme: 'dark' })
  await become(page, deskOf().head)
  await openDesk(page)
  expect(await faintTextOf(page)).toEqual([])
})
