import { plainDate } from '#core/plain-date.ts'
import type { Block, OfficialDocument } from './document.ts'

const provinces = [
  'Thành phố Hồ Chí Minh',
  'Bà Rịa - Vũng Tàu',
  'Bình Dương',
  'Bình Phước',
  'Bình Thuận',
  'Đồng Nai',
  'Lâm Đồng',
  'Ninh Thuận',
  'Tây Ninh',
  'An Giang',
  'Bạc Liêu',
  'Bến Tre',
  'Cà Mau',
  'Cần Thơ',
  'Đồng Tháp',
  'Hậu Giang',
  'Kiên Giang',
  'Long An',
  'Sóc Trăng',
  'Tiền Giang',
  'Trà Vinh',
  'Vĩnh Long',
]

/** A report as a region's office sends it: used by tests, and to look at the layout. */
export function sampleReport(): OfficialDocument {
  return {
    language: 'vi',
    issuer: { superior: 'UBND tỉnh Long An', name: 'Sở Công Thương' },
    number: '12/BC-SCT',
    place: 'Long An',
    day: plainDate('2014-02-05'),
    title: 'Báo cáo',
    abstract: 'Kết quả công tác khuyến công năm 2013 và kế hoạch năm 2014 khu vực phía Nam',
    bases: [
      'Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công',
      'Căn cứ Thông tư số 46/2012/TT-BCT ngày 28 tháng 12 năm 2012 của Bộ Công Thương',
    ],
    blocks: body(),
    recipients: ['Cục Công nghiệp địa phương', 'UBND tỉnh', 'Lưu: VT, TTKC'],
    signature: {
      authority: 'KT. Giám đốc',
      position: 'Phó Giám đốc',
      name: 'Nguyễn Thị Ngưỡng Mỹ',
    },
    annexes: [
      {
        title: 'PHỤ LỤC I',
        heading: 'Kinh phí khuyến công theo tỉnh, thành phố và nguồn vốn',
        subtitle: '(Kèm theo Báo cáo số 12/BC-SCT ngày 05 tháng 02 năm 2014 của Sở Công Thương)',
        orientation: 'landscape',
        blocks: [moneyByProvince()],
      },
    ],
  }
}

function body(): readonly Block[] {
  const said =
    'việc triển khai các hoạt động khuyến công ngày càng phong phú, đa dạng; quy mô và chất lượng các đề án ngày càng được nâng cao, giúp các cơ sở sản xuất công nghiệp xác định hướng đầu tư đúng, nâng cao năng lực quản lý, mở rộng sản xuất, kinh doanh và gia tăng sức cạnh tranh trên thị trường. '
  return [
    { kind: 'heading', level: 1, text: 'I. Kết quả thực hiện năm 2013' },
    {
      kind: 'paragraph',
      runs: [
        { text: 'Năm 2013, tổng kinh phí khuyến công trong khu vực thực hiện là ' },
        { text: '54,06 tỷ đồng', bold: true, note: 1 },
        { text: ' (tăng 2,1% so với năm 2012)' },
        { text: '. Trong đó, khuyến công quốc gia thực hiện 50 đề án với 7,73 tỷ đồng' },
        {
          text: '; khuyến công địa phương 237 đề án với 46,33 tỷ đồng',
          footnote: 'Số báo cáo của hai mươi tỉnh.',
        },
        { text: '.' },
      ],
    },
    { kind: 'heading', level: 2, text: '1. Theo nội dung hoạt động' },
    {
      kind: 'list',
      marks: 'dash',
      items: [
        [{ text: 'Đào tạo nghề cho 3.324 lao động;' }],
        [{ text: 'Chữ thử: ẽ ưỡ ỹ ậ ẵ ợ ữ Ễ Ỗ Ữ Ẵ;', italic: true }],
        [
          {
            text: 'Hỗ trợ 45 cơ sở công nghiệp nông thôn tham gia hội chợ với 120 gian hàng tiêu chuẩn.',
          },
        ],
      ],
    },
    { kind: 'paragraph', runs: [{ text: `Nhìn chung, ${said}${said}` }] },
    { kind: 'heading', level: 3, text: 'a) Đánh giá' },
    ...Array.from({ length: 6 }, (): Block => ({
      kind: 'paragraph',
      runs: [{ text: `Tuy nhiên, ${said}${said}` }],
    })),
    { kind: 'heading', level: 1, text: 'II. Kế hoạch năm 2014' },
    {
      kind: 'table',
      caption: 'Bảng 1. Kế hoạch kinh phí năm 2014',
      unitLine: 'Đơn vị tính: tỷ đồng',
      columns: [
        { title: 'Chỉ tiêu', align: 'left', width: 3 },
        { title: 'Số đề án', align: 'right', width: 1 },
        { title: 'Kinh phí', align: 'right', width: 1 },
      ],
      rows: [
        { cells: ['Khuyến công quốc gia', '68', '13,877'] },
        { cells: ['Khuyến công địa phương', '259', '49,49'] },
      ],
      totalRow: ['Tổng cộng', '327', '63,367'],
    },
    {
      kind: 'notes',
      title: 'Nguồn số liệu',
      entries: [
        {
          number: 1,
          runs: [
            { text: 'Báo Công Thương, 29/05/2014, ' },
            { text: 'https://example.org/a', link: 'https://example.org/a' },
          ],
        },
      ],
    },
  ]
}

function moneyByProvince(): Block {
  const money = (title: string, group: string) =>
    ({ title, group, align: 'right', width: 1.2 }) as const
  return {
    kind: 'table',
    unitLine: 'Đơn vị tính: đồng',
    columns: [
      { title: 'STT', align: 'center', width: 0.5 },
      { title: 'Tỉnh, thành phố', align: 'left', width: 2.5 },
      { title: 'Số đề án', align: 'right', width: 0.8 },
      money('Quốc gia', 'Kế hoạch'),
      money('Địa phương', 'Kế hoạch'),
      money('Đối ứng', 'Kế hoạch'),
      money('Quốc gia', 'Thực hiện'),
      money('Địa phương', 'Thực hiện'),
      money('Đối ứng', 'Thực hiện'),
      { title: 'Ghi chú', align: 'left', width: 2 },
    ],
    rows: [...provinces, ...provinces].map((name, at) => ({
      cells: [
        String(at + 1),
        name,
        '12',
        '1.250.000.000',
        '2.430.500.000',
        '13.000.000.000',
        '1.250.000.000',
        '2.100.000.000',
        'chưa rõ',
        at % 5 === 0 ? 'Điều chỉnh theo Quyết định số 15/QĐ-UBND' : '',
      ],
    })),
    totalRow: [
      '',
      'Tổng cộng',
      '528',
      '55.000.000.000',
      '106.942.000.000',
      '572.000.000.000',
      '55.000.000.000',
      '92.400.000.000',
      'chưa rõ',
      '',
    ],
  }
}
