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

test('a place among the words is understood, and how is said', async () => {
  const old = await ask(`q=${encodeURIComponent('TP.HCM')}&size=1`)
  const named = await ask(`q=${encodeURIComponent('Thành phố Hồ Chí Minh')}&size=1`)
  expect(old.body['matched']).toBe(named.body['matched'])
  expect(Number(old.body['matched'])).toBeGreaterThan(0)
  expect(old.body['understood']).toMatchObject([
    { typed: 'TP.HCM', level: 'province', names: ['Thành phố Hồ Chí Minh'] },
  ])
  const former = await ask(`q=${encodeURIComponent('Sông Bé')}`)
  expect(former.body['understood']).toMatchObject([
    {
      level: 'formerProvince',
      until: '1996-12-31',
      became: ['Tỉnh Bình Phước', 'Tỉnh Bình Dương'],
    },
  ])
  expect(Number(former.body['matched'])).toBeGreaterThan(0)
  const words = await ask(`q=${encodeURIComponent('Sông Bé')}&wordsOnly=true`)
  expect(words.body).toMatchObject({ matched: 0, understood: [] })
})

test('a filter narrows the list', async () => {
  const all = await ask('size=1')
  const south = await ask('region=NAM&size=1')
  expect(Number(south.body['matched'])).toBeLessThan(Number(all.body['matched']))
})

test('a code of a province is read in the list it is given with', async () => {
  expect((await ask('province=34:79&size=1')).body['matched']).toBe(7)
  expect((await ask('province=63:79&size=1')).body['matched']).toBe(0)
})

test('each order goes up or down by its own column', async () => {
  const column = async (sort: string, name: 'plannedDong' | 'actualDong') => {
    const { body } = await ask(`sort=${sort}&size=200`)
    return (body['schemes'] as Record<typeof name, string | null>[])
      .flatMap((scheme) => scheme[name] ?? [])
      .map(Number)
  }
  const orders = [
    ['planned', 'plannedDong'],
    ['actual', 'actualDong'],
  ] as const
  for (const [sort, name] of orders) {
    const up = await column(sort, name)
    expect(new Set(up).size).toBeGreaterThan(2)
    expect(up).toEqual(up.toSorted((a, b) => a - b))
    const down = await column(`-${sort}`, name)
    expect(down).toEqual(down.toSorted((a, b) => b - a))
  }
})

test('the list is read no deeper than 10.000 schemes', async () => {
  const { status, body } = await ask('page=9999&size=200')
  expect(status).toBe(200)
  expect(body).toMatchObject({ page: 50, size: 200, schemes: [] })
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
  `q=${'a'.repeat(201)}`,
  'q=go&wordsOnly=co',
])('“%s” is refused with a remedy in Vietnamese', async (query) => {
  const { status, body } = await ask(query)
  expect(status).toBe(400)
  expect(body['detail']).toMatch(/[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụ]/)
})
