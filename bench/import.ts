import { buffer } from 'node:stream/consumers'
import {
  confirmImport,
  findImport,
  listRows,
  readBatch,
  startImport,
  undoImport,
} from '#modules/imports/api.server.ts'
import { listProvinces } from '#modules/territory/api.server.ts'
import { newId } from '#platform/db/new-id.ts'
import { streamSheet } from '#platform/sheets/stream-sheet.ts'
import { seconds, type Figure } from './figure.ts'
import { chance } from './random.ts'
import { aims, families, forms, givens, middles, trades, works } from './words.ts'

const aimMs = 8_000

/** An import from the upload to the last row in the register, by the module's own commands; then its undo. */
export async function measureImport(rows: number, seed: number): Promise<Figure[]> {
  const bytes = await workbook(rows, seed)
  const upload = await timed(() =>
    startImport({ fileName: 'bench.xlsx', bytes, key: newId() }).then(async ({ id }) => {
      await readBatch(id)
      return id
    }),
  )
  const id = upload.value
  const preview = await timed(async () => {
    await listRows(id, { decision: 'all', page: 1 })
    return findImport(id)
  })
  const { state, refusal, summary } = preview.value ?? {}
  if (state !== 'preview')
    throw new Error(`import is ${state}: ${refusal} ${JSON.stringify(summary)}`)
  const confirm = await timed(() => confirmImport(id, newId()))
  if (confirm.value.taken !== rows) throw new Error(`took ${confirm.value.taken} of ${rows} rows`)
  const undo = await timed(() => undoImport(id, newId()))
  const total = upload.tookMs + preview.tookMs + confirm.tookMs
  const named = `Import of ${rows.toLocaleString('en')} rows`
  return [
    { name: `${named}: read and check`, product: seconds(upload.tookMs) },
    { name: `${named}: preview`, product: seconds(preview.tookMs) },
    { name: `${named}: take`, product: seconds(confirm.tookMs) },
    {
      name: `${named}: all`,
      product: seconds(total),
      aim: `< ${seconds(aimMs)}`,
      met: total < aimMs,
    },
    { name: `${named}: undo`, product: seconds(undo.tookMs) },
  ]
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; tookMs: number }> {
  const startedAt = performance.now()
  const value = await work()
  return { value, tookMs: performance.now() - startedAt }
}

const columns = [
  { header: 'TT', kind: 'number' },
  { header: 'Tên đề án', kind: 'text', width: 60 },
  { header: 'Tỉnh, thành phố', kind: 'text' },
  { header: 'Cơ sở công nghiệp nông thôn thụ hưởng', kind: 'text', width: 40 },
  { header: 'Năm thực hiện', kind: 'year' },
  { header: 'Kinh phí KCQG (triệu đồng)', kind: 'number' },
  { header: 'Kinh phí KCĐP (triệu đồng)', kind: 'number' },
  { header: 'Kinh phí đối ứng (triệu đồng)', kind: 'number' },
] as const

/** A workbook as an office would send it, with as many schemes as asked for. */
function workbook(rows: number, seed: number): Promise<Buffer> {
  const random = chance(seed)
  const provinces = listProvinces(63)
  const lines = Array.from({ length: rows }, (_, n) => {
    const place = random.oneOf(provinces)
    const owner = `${random.oneOf(families)} ${random.oneOf(middles)} ${random.oneOf(givens)}`
    const isNational = random.next() < 0.25
    const million = 50 + random.below(950)
    return [
      n + 1,
      `${random.oneOf(aims)} ${random.oneOf(works)} số ${n + 1}`,
      place.name,
      `${random.oneOf(forms)} ${random.oneOf(trades)} ${owner}`,
      2014 + random.below(11),
      isNational ? million : null,
      isNational ? null : million,
      million * (1 + random.below(3)),
    ]
  })
  const titles = ['DANH SÁCH ĐỀ ÁN KHUYẾN CÔNG']
  return buffer(streamSheet({ name: 'Đề án', titles, columns, rows: lines }))
}
