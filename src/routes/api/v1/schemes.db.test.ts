import { expect, test } from 'vitest'
import { api } from './api.ts'

const ask = async (query: string) => {
  const response = await api(new Request(`http://localhost/api/v1/schemes?${query}`))
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('schemes are listed with how many match, whole amounts as text', async () => {
  const { status, body } = await ask('sort=-planned&size=5')
  expect(status).toBe(200)
  const schemes = body['schemes'] as { id: string; plannedDong: string | null }[]
  expect(schemes).toHaveLength(5)
  expect(body).toMatchObject({ matched: 131, isExact: true, page: 1, size: 5 })
  expect(schemes[0]?.plannedDong).toMatch(/^\d+$/)
})

test('words without diacritics find what was written with them', async () => {
  const plain = await ask('q=may%20moc')
  const written = await ask(`q=${encodeURIComponent('máy móc')}`)
  expect(plain.body['matched']).toBe(written.body['matched'])
  expect(plain.body['matched']).toBeGreaterThan(0)
})

test('a filter narrows the list', async () => {
  const all = await ask('size=1')
  const south = await ask('region=NAM&size=1')
  expect(Number(south.body['matched'])).toBeLessThan(Number(all.body['matched']))
})

test.each([
  ['page=999999', '9999'],
  ['page=0', '9999'],
  ['size=100000', '200'],
  ['size=201', '200'],
])('“%s” is refused with the largest that may be asked, %s', async (query, most) => {
  const { status, body } = await ask(query)
  expect(status).toBe(400)
  expect(body['detail']).toContain(`từ 1 đến ${most}`)
})

test.each([
  'year=20l4',
  'province=24',
  'size=0',
  'size=201',
  'page=-1',
  'sort=id',
  'status=x',
  'khac=1',
])('“%s” is refused with a remedy in Vietnamese', async (query) => {
  const { status, body } = await ask(query)
  expect(status).toBe(400)
  expect(body['detail']).toMatch(/[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụ]/)
})
