import { expect, test } from 'vitest'
import { api } from './api.ts'

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const response = await api(new Request(`http://localhost/api/v1${path}`, { headers }))
  const text = await response.text()
  return {
    response,
    status: response.status,
    body: text ? (JSON.parse(text) as Record<string, never>) : null,
  }
}

test('a region’s report gives the year, the year before and the next, with findings', async () => {
  const { status, body } = await ask('/reports?region=NAM&year=2014')
  expect(status).toBe(200)
  expect(body).toMatchObject({ year: 2014, view: 'as-was', years: { before: 2013, next: 2015 } })
  const figures = (body?.['figures'] ?? []) as {
    id: string
    value: string
    unit: string
    origin: string
  }[]
  expect(figures.find(({ id }) => id === 'F0014')).toMatchObject({
    value: '63.335',
    unit: 'tỷ đồng',
    origin: 'reported',
  })
  expect(figures.find(({ id }) => id === 'F0001')).toMatchObject({ value: '54.06' })
  expect(JSON.stringify(body?.['findings'])).toContain('63,367')
})

test.each([
  'province=63:24&year=2016',
  'province=34:24&year=2016',
  'nation=VN&year=2023',
  'region=NAM&year=2014&view=today',
])('“%s” is a report', async (query) => expect((await ask(`/reports?${query}`)).status).toBe(200))

test.each([
  ['region=XX&year=2014', 400],
  ['region=NAM', 400],
  ['region=NAM&year=20l4', 400],
  ['region=NAM&year=2014&view=now', 400],
  ['region=NAM&region=BAC&year=2014', 400],
  ['region=NAM&year=2014&khac=1', 400],
  ['province=24&year=2014', 400],
  ['province=63:99&year=2014', 404],
  ['year=2014', 422],
  ['region=NAM&nation=VN&year=2014', 422],
  ['region=NAM&year=1800', 422],
  ['region=NAM&year=2004', 422],
  ['region=NAM&year=2036', 422],
  ['region=NAM&province=63:24&year=2014', 422],
  [`region=${encodeURIComponent("NAM'; drop table scheme;--")}&year=2014`, 400],
  ['region=&year=', 400],
  ['__proto__=1&region=NAM&year=2014', 400],
])('“%s” is refused with %i and a remedy in Vietnamese', async (query, status) => {
  const answer = await ask(`/reports?${query}`)
  expect(answer.status).toBe(status)
  expect(answer.response.headers.get('content-type')).toContain('application/problem+json')
  expect(answer.body?.['detail']).toMatch(/[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụ]/)
})

test('what has not changed is not sent again', async () => {
  const { response } = await ask('/reports?region=NAM&year=2014')
  const again = await ask('/reports?region=NAM&year=2014', {
    'if-none-match': response.headers.get('etag') ?? '',
  })
  expect(again.status).toBe(304)
})

test('a figure is found by its identifier, reported or made', async () => {
  expect((await ask('/figures/F0014')).status).toBe(200)
  expect((await ask('/figures/tinh.vung-NAM.2014.as-was.cong.total.2014.plan')).status).toBe(200)
  for (const id of ['F9999', '%00', 'tinh.x.y', '..%2f..', 'x'.repeat(300)]) {
    expect([400, 404]).toContain((await ask(`/figures/${id}`)).status)
  }
  expect(await ask('/figures/F9999')).toMatchObject({
    status: 404,
    body: { status: 404, detail: 'Không có số liệu mang mã này.' },
  })
})

test('the remark of a source is given as the source says it, and in English as a quotation', async () => {
  expect((await ask('/figures/F0002')).body).toMatchObject({
    figure: {
      note: { vi: 'so năm 2012', en: 'The source adds, in Vietnamese: “so năm 2012”' },
    },
  })
})

test('a code of a province is read in the list it is given with', async () => {
  const nameOf = async (province: string) =>
    (await ask(`/reports?province=${province}&year=2016`)).body?.['scope']
  expect(await nameOf('63:24')).toMatchObject({ kind: 'province63', name: { en: 'Bac Giang' } })
  expect(await nameOf('34:24')).toMatchObject({ kind: 'province34', name: { en: 'Bac Ninh' } })
})

test('the API describes itself in OpenAPI 3.1', async () => {
  const { status, body } = await ask('/openapi.json')
  expect(status).toBe(200)
  expect(body).toMatchObject({ openapi: '3.1.0' })
  expect(Object.keys(body?.['paths'] ?? {})).toContain('/api/v1/reports')
})

test('an address that is not there is refused as a problem', async () => {
  expect((await ask('/khong-co')).status).toBe(404)
})
