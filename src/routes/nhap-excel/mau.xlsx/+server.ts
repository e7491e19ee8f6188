import { streamSheet, xlsxType, type SheetColumn } from '#platform/sheets/stream-sheet.ts'
import type { RequestHandler } from './$types'

const columns: readonly SheetColumn[] = [
  { header: 'STT', kind: 'number', width: 6 },
  { header: 'Tên đề án', kind: 'text', width: 50 },
  { header: 'Nội dung hoạt động', kind: 'text' },
  { header: 'Cơ sở thụ hưởng', kind: 'text', width: 32 },
  { header: 'Tỉnh, thành phố', kind: 'text', width: 18 },
  { header: 'Địa điểm', kind: 'text' },
  { header: 'Năm', kind: 'year' },
  { header: 'Kinh phí khuyến công quốc gia – kế hoạch', kind: 'decimal', width: 16 },
  { header: 'Kinh phí khuyến công cấp tỉnh – kế hoạch', kind: 'decimal', width: 16 },
  { header: 'Vốn đối ứng – kế hoạch', kind: 'decimal', width: 16 },
  { header: 'Kinh phí khuyến công quốc gia – thực hiện', kind: 'decimal', width: 16 },
  { header: 'Kinh phí khuyến công cấp tỉnh – thực hiện', kind: 'decimal', width: 16 },
  { header: 'Đơn vị thực hiện', kind: 'text' },
  { header: 'Số văn bản', kind: 'text', width: 18 },
  { header: 'Tình trạng', kind: 'text', width: 16 },
  { header: 'Ghi chú', kind: 'text' },
]

export const GET: RequestHandler = () =>
  new Response(
    streamSheet({
      name: 'Đề án',
      titles: ['Danh mục đề án khuyến công', 'Đơn vị tính: triệu đồng'],
      columns,
      rows: [],
    }),
    {
      headers: {
        'content-type': xlsxType,
        'content-disposition': 'attachment; filename="mau-de-an.xlsx"',
      },
    },
  )
