import { book, real, row, type MadeCell, type Real, type Recipe } from './kit.ts'

const tr = 1_000_000
const signatures: MadeCell[][] = [
  [],
  [null, null, null, null, 'Bến Tre, ngày 15 tháng 12 năm 2020'],
  [null, 'Người lập biểu', null, null, 'THỦ TRƯỞNG ĐƠN VỊ'],
  [null, null, null, null, 'Nguyễn Văn A'],
]
const sum = (...values: number[]) => values.reduce((total, value) => total + value, 0)
const withEstablishment = (from: Real, n: number, ...more: MadeCell[]): MadeCell[] => [
  n,
  from.name,
  from.establishment,
  from.district,
  ...more,
]

const [ninhThuan1, ninhThuan2] = [real('P0031'), real('P0032')]
const [dakLak1, dakLak2] = [real('P0036'), real('P0043')]
const [giaLai1, giaLai2, giaLai3] = [real('P0066'), real('P0067'), real('P0068')]
const [anGiang1, anGiang2] = [real('P0083'), real('P0084')]
const [khanhHoa1, khanhHoa2, khanhHoa3] = [real('P0126'), real('P0127'), real('P0128')]
const [caMau1, caMau2] = [real('P0201'), real('P0202')]
const [hue1, hue2, hue3] = [real('P0051'), real('P0052'), real('P0224')]

/** Workbooks whose difficulty is how the table is laid out. */
export const layouts: readonly Recipe[] = [
  {
    file: '01-mot-tinh-mot-dong-tieu-de.xlsx',
    expected: {
      about:
        'Title rows above a one-row heading; province, year and unit stand in the titles; signatures below.',
      rows: [
        row('KH 2018!6', caMau1, { unknown: 200 * tr }),
        row('KH 2018!7', caMau2, { unknown: 500 * tr }),
      ],
      problems: [],
      subtotals: 1,
    },
    bytes: () =>
      book([
        {
          name: 'KH 2018',
          merges: ['A1:E1', 'A2:E2'],
          rows: [
            ['UBND TỈNH CÀ MAU – SỞ CÔNG THƯƠNG'],
            ['DANH MỤC ĐỀ ÁN KHUYẾN CÔNG TỈNH CÀ MAU NĂM 2018'],
            [null, null, null, null, 'Đơn vị tính: triệu đồng'],
            ['STT', 'Tên đề án', 'Đơn vị thụ hưởng', 'Nội dung hoạt động', 'Kinh phí hỗ trợ'],
            ['(1)', '(2)', '(3)', '(4)', '(5)'],
            [1, caMau1.name, caMau1.by, caMau1.kind, 200],
            [2, caMau2.name, caMau2.by, caMau2.kind, 500],
            ['Tổng cộng', null, null, null, { formula: 'SUM(E6:E7)', result: 700 }],
            ...signatures,
          ],
        },
      ]),
  },
  {
    file: '02-tieu-de-hai-dong-gop-o.xlsx',
    expected: {
      about:
        'A merged two-row heading; money by source, planned and carried out; a total of sources.',
      rows: [
        row('Biểu 01!6', giaLai1, {
          national: 200 * tr,
          'national.actual': 200 * tr,
          counterpartOwn: 150 * tr,
        }),
        row('Biểu 01!7', giaLai2, {
          provincial: 200 * tr,
          'provincial.actual': 190 * tr,
          counterpartOwn: 300 * tr,
        }),
        row('Biểu 01!8', giaLai3, { provincial: 150 * tr, counterpartOwn: 80.5 * tr }),
      ],
      problems: [],
      subtotals: 1,
    },
    bytes: () =>
      book([
        {
          name: 'Biểu 01',
          merges: ['A4:A5', 'B4:B5', 'C4:C5', 'D4:D5', 'E4:E5', 'F4:I4', 'J4:K4'],
          rows: [
            ['TỔNG HỢP ĐỀ ÁN KHUYẾN CÔNG'],
            [],
            ['Đơn vị tính: tr.đ'],
            [
              'TT',
              'Tên đề án',
              'Cơ sở CNNT',
              'Tỉnh',
              'Năm',
              'Kinh phí kế hoạch',
              null,
              null,
              null,
              'Kinh phí thực hiện',
              null,
            ],
            [null, null, null, null, null, 'Tổng số', 'KCQG', 'KCĐP', 'Đối ứng', 'KCQG', 'KCĐP'],
            [1, giaLai1.name, giaLai1.by, 'Gia Lai', 2020, 350, 200, null, 150, 200, null],
            [2, giaLai2.name, giaLai2.by, 'Gia Lai', 2022, 500, null, 200, 300, null, 190],
            [3, giaLai3.name, giaLai3.by, 'Gia Lai', 2021, 230.5, null, 150, 80.5, null, null],
            ['Cộng', null, null, null, null, 1080.5, 200, 350, 530.5, 200, 190],
          ],
        },
      ]),
  },
  {
    file: '03-tinh-gop-o-cong-tung-tinh.xlsx',
    expected: {
      about: 'Province cells merged downwards; a "Cộng" row for each province and a grand total.',
      rows: [
        row('Miền Trung!4', ninhThuan1, { national: 150 * tr }),
        row('Miền Trung!5', ninhThuan2, { national: 200 * tr }),
        row('Miền Trung!7', dakLak1, { provincial: 150 * tr }),
        row('Miền Trung!8', dakLak2, { provincial: 150 * tr }),
      ],
      problems: [],
      subtotals: 3,
    },
    bytes: () =>
      book([
        {
          name: 'Miền Trung',
          merges: ['A4:A5', 'A7:A8', 'A6:B6', 'A9:B9', 'A10:B10'],
          rows: [
            ['DANH MỤC ĐỀ ÁN CÁC TỈNH'],
            ['ĐVT: triệu đồng'],
            [
              'Tỉnh',
              'Tên đề án',
              'Cơ sở thụ hưởng',
              'Năm',
              'Nguồn kinh phí',
              'Kinh phí',
              'Địa điểm thực hiện',
            ],
            ['Ninh Thuận', ninhThuan1.name, ninhThuan1.by, 2018, 'KCQG', 150, ninhThuan1.district],
            [null, ninhThuan2.name, ninhThuan2.by, 2018, 'KCQG', 200, ninhThuan2.district],
            ['Cộng tỉnh Ninh Thuận', null, null, null, null, 350],
            ['Đắk Lắk', dakLak1.name, dakLak1.by, 2018, 'KCĐP', 150, dakLak1.district],
            [null, dakLak2.name, dakLak2.by, 2016, 'KCĐP', 150, dakLak2.district],
            ['Cộng tỉnh Đắk Lắk', null, null, null, null, 300],
            ['TỔNG CỘNG', null, null, null, null, 650],
          ],
        },
      ]),
  },
  {
    file: '04-nhom-la-ma-va-so-thap-phan.xlsx',
    expected: {
      about:
        'Group rows A, I, II and 1 with 1.1: tier and province from the group, sums at the head of each group.',
      rows: [
        row('Sheet1!6', khanhHoa2, { national: 300 * tr }),
        row('Sheet1!7', khanhHoa3, { national: 400 * tr }),
        row('Sheet1!10', khanhHoa1, { provincial: 300 * tr }),
        row('Sheet1!12', hue2, { provincial: 87 * tr }),
        row('Sheet1!13', hue3, { provincial: 88 * tr }),
      ],
      problems: [],
      subtotals: 6,
    },
    bytes: () =>
      book([
        {
          name: 'Sheet1',
          rows: [
            ['BIỂU TỔNG HỢP ĐỀ ÁN KHUYẾN CÔNG (đơn vị: triệu đồng)'],
            [null, null, null, null, null, 'Đơn vị tính: triệu đồng'],
            ['STT', 'Nội dung', 'Đơn vị thụ hưởng', 'Năm thực hiện', 'Số QĐ', 'Kinh phí hỗ trợ'],
            ['A', 'KHUYẾN CÔNG QUỐC GIA', null, null, null, 700],
            ['I', 'Tỉnh Khánh Hòa', null, null, null, 700],
            [1, khanhHoa2.name, khanhHoa2.by, 2017, null, 300],
            [2, khanhHoa3.name, khanhHoa3.by, 2017, null, 400],
            ['B', 'KHUYẾN CÔNG ĐỊA PHƯƠNG', null, null, null, 475],
            ['I', 'Tỉnh Khánh Hòa', null, null, null, 300],
            [1, khanhHoa1.name, khanhHoa1.by, 2024, null, 300],
            ['II', 'Tỉnh Thừa Thiên Huế', null, null, null, 175],
            ['1.1', hue2.name, hue2.by, 2019, null, 87],
            ['1.2', hue3.name, hue3.by, 2019, null, 88],
            [null, 'Tổng cộng', null, null, null, 1175],
          ],
        },
      ]),
  },
  {
    file: '05-nhieu-trang-va-trang-an.xlsx',
    expected: {
      about:
        'A cover without a table, one sheet for each province named by it, a hidden working sheet.',
      rows: [
        row('An Giang!3', anGiang1, { provincial: 200 * tr }),
        row('An Giang!4', anGiang2, { national: 200 * tr }),
        row('Đắk Lắk!3', dakLak1, { provincial: 150 * tr }),
      ],
      problems: ['Bìa!A1 noTable', 'Nháp!A1 hiddenSheet'],
    },
    bytes: () => {
      const head: MadeCell[][] = [
        ['ĐVT: triệu đồng'],
        ['STT', 'Tên đề án', 'Cơ sở thụ hưởng', 'Địa điểm', 'Năm', 'Nguồn', 'Kinh phí'],
      ]
      return book([
        { name: 'Bìa', rows: [['BÁO CÁO KHUYẾN CÔNG'], ['Kính gửi: Cục Công Thương địa phương']] },
        {
          name: 'An Giang',
          rows: [
            ...head,
            withEstablishment(anGiang1, 1, 2018, 'địa phương', 200),
            withEstablishment(anGiang2, 2, 2019, 'quốc gia', 200),
          ],
        },
        {
          name: 'Đắk Lắk',
          rows: [...head, withEstablishment(dakLak1, 1, 2018, 'địa phương', 150)],
        },
        {
          name: 'Nháp',
          isHidden: true,
          rows: [...head, withEstablishment(dakLak2, 1, 2016, 'địa phương', 150)],
        },
      ])
    },
  },
  {
    file: '06-bang-lech-goc-va-tong-o-dau.xlsx',
    expected: {
      about:
        'The table starts at D9; the grand total stands above its rows; columns in an unusual order; a table of results is money carried out.',
      rows: [
        row(
          'Trang 1!11',
          hue1,
          { 'provincial.actual': 30 * tr },
          { more: { kind: 'vocationalTraining' } },
        ),
        row('Trang 1!12', hue2, { 'provincial.actual': 87 * tr }),
      ],
      problems: [],
      subtotals: 1,
    },
    bytes: () => {
      const left: MadeCell[] = [null, null, null]
      return book([
        {
          name: 'Trang 1',
          rows: [
            [],
            ['Sở Công Thương'],
            [],
            [...left, 'KẾT QUẢ KHUYẾN CÔNG THỪA THIÊN HUẾ'],
            [],
            [],
            [],
            [],
            [
              ...left,
              'Kinh phí (triệu đồng)',
              'Nguồn',
              'Năm',
              'Nội dung khuyến công',
              'Tỉnh',
              'Cơ sở CNNT',
              'Tên nhiệm vụ, đề án',
            ],
            [...left, 117, null, null, null, null, null, 'TỔNG SỐ'],
            [...left, 30, 'KCĐP', 2017, hue1.kind, 'Thừa Thiên Huế', hue1.by, hue1.name],
            [...left, 87, 'KCĐP', 2019, hue2.kind, 'Thừa Thiên Huế', hue2.by, hue2.name],
          ],
        },
      ])
    },
  },
  {
    file: '07-tieu-de-ba-dong-ket-qua.xlsx',
    expected: {
      about: 'A three-row heading with results planned and carried out beside the money.',
      rows: [
        row(
          'KQ!6',
          hue1,
          { provincial: 30 * tr, 'provincial.actual': 29.5 * tr },
          { more: { outputs: ['A01:15:14', 'A03:1:1'] } },
        ),
        row('KQ!7', real('P0100'), { provincial: 400 * tr }, { more: { outputs: ['C01:1:'] } }),
      ],
      problems: [],
    },
    bytes: () =>
      book([
        {
          name: 'KQ',
          merges: [
            'A3:A5',
            'B3:B5',
            'C3:C5',
            'D3:D5',
            'E3:F3',
            'E4:E5',
            'F4:F5',
            'G3:L3',
            'G4:H4',
            'I4:J4',
            'K4:L4',
          ],
          rows: [
            ['KẾ HOẠCH VÀ THỰC HIỆN'],
            ['Đơn vị tính: triệu đồng'],
            [
              'STT',
              'Tên đề án',
              'Tỉnh',
              'Năm',
              'Ngân sách tỉnh',
              null,
              'Kết quả đạt được',
              null,
              null,
              null,
              null,
              null,
            ],
            [
              null,
              null,
              null,
              null,
              'Kế hoạch',
              'Thực hiện',
              'Số lao động đào tạo',
              null,
              'Số lớp',
              null,
              'Mô hình trình diễn',
              null,
            ],
            [
              null,
              null,
              null,
              null,
              null,
              null,
              'Kế hoạch',
              'Thực hiện',
              'Kế hoạch',
              'Thực hiện',
              'Kế hoạch',
              'Thực hiện',
            ],
            [1, hue1.name, 'Thừa Thiên Huế', 2017, 30, 29.5, 15, 14, 1, 1, null, null],
            [2, real('P0100').name, 'Ninh Bình', 2018, 400, null, null, null, null, null, 1, null],
          ],
        },
      ]),
  },
  {
    file: '08-huyen-lam-nhom-co-so-nhieu-dong.xlsx',
    expected: {
      about:
        'Districts as group rows, the province in the title; establishments of one scheme go on below it.',
      rows: [
        row(
          'Gia Lai!6',
          giaLai1,
          { unknown: 200 * tr },
          { year: 2022, more: { district: '639', establishments: 3 } },
        ),
        row(
          'Gia Lai!10',
          giaLai3,
          { unknown: 150 * tr },
          { year: 2022, more: { establishments: 1 } },
        ),
      ],
      problems: [],
      subtotals: 1,
    },
    bytes: () =>
      book([
        {
          name: 'Gia Lai',
          rows: [
            ['KẾ HOẠCH KHUYẾN CÔNG TỈNH GIA LAI NĂM 2022'],
            [],
            [null, null, null, 'Đơn vị: triệu đồng'],
            ['Số TT', 'Tên đề án', 'Cơ sở thụ hưởng', 'Kinh phí'],
            ['I', 'Huyện Chư Pưh'],
            [1, giaLai1.name, giaLai1.by, 200],
            [null, null, 'Hộ kinh doanh Nguyễn Thị Sáu'],
            [null, null, 'Cơ sở Minh Phát'],
            ['II', 'Huyện Kbang'],
            [1, giaLai3.name, giaLai3.by, 150],
            ['Cộng', null, null, sum(200, 150)],
          ],
        },
      ]),
  },
  {
    file: '09-dong-an-va-loc.xlsx',
    expected: {
      about: 'Rows hidden by a filter are read, and said to be.',
      rows: [
        row('DS!2', anGiang1, { provincial: 200 * tr }),
        row('DS!3', anGiang2, { national: 200 * tr }),
      ],
      problems: ['DS!B3 hiddenRow'],
    },
    bytes: () =>
      book([
        {
          name: 'DS',
          hiddenRows: [3],
          rows: [
            ['STT', 'Tên đề án', 'Cơ sở thụ hưởng', 'Tỉnh', 'Năm', 'Nguồn', 'Kinh phí (tr.đ)'],
            [1, anGiang1.name, anGiang1.by, 'An Giang', 2018, 'địa phương', 200],
            [2, anGiang2.name, anGiang2.by, 'An Giang', 2019, 'quốc gia', 200],
          ],
        },
      ]),
  },
  {
    file: '10-tieu-de-sai-chinh-ta-cot-thua.xlsx',
    expected: {
      about:
        'Misspelt headings, headings in capitals without diacritics, columns that mean nothing here.',
      rows: [
        row(
          'Data!2',
          caMau1,
          { national: 200 * tr },
          { more: { document: '123/QĐ-SCT ngày 12/04/2018' } },
        ),
        row(
          'Data!3',
          caMau2,
          { national: 500 * tr },
          { more: { document: '124/QĐ-SCT ngày 05/06/2018' } },
        ),
      ],
      problems: [],
    },
    bytes: () =>
      book([
        {
          name: 'Data',
          rows: [
            [
              'STT',
              'TEN DE AN',
              'Cơ sở thụ hưỡng',
              'Điện thoại',
              'TINH',
              'Nam thuc hien',
              'So quyet dinh',
              'Ngày ký',
              'Kinh phi KCQG (trieu dong)',
              'Tỷ lệ %',
            ],
            [
              1,
              caMau1.name,
              caMau1.by,
              '0290 123 456',
              'Cà Mau',
              2018,
              '123/QĐ-SCT',
              '12/4/2018',
              200,
              0.5,
            ],
            [
              2,
              caMau2.name,
              caMau2.by,
              null,
              'Cà Mau',
              2018,
              '124/QĐ-SCT',
              { value: 43256, format: 'dd/mm/yyyy' },
              500,
              0.4,
            ],
          ],
        },
      ]),
  },
  {
    file: '31-lap-tieu-de-va-bang-thu-hai.xlsx',
    expected: {
      about:
        'The heading is printed again on the second page; a second table below the signatures is said not to be read.',
      rows: [
        row('In!2', caMau1, { national: 200 * tr }),
        row('In!5', caMau2, { national: 500 * tr }),
      ],
      problems: ['In!A9 rowsNotRead'],
      subtotals: 1,
    },
    bytes: () => {
      const head: MadeCell[] = [
        'STT',
        'Tên đề án',
        'Cơ sở thụ hưởng',
        'Tỉnh',
        'Năm',
        'Kinh phí KCQG (tr.đ)',
      ]
      return book([
        {
          name: 'In',
          rows: [
            head,
            [1, caMau1.name, caMau1.by, 'Cà Mau', 2018, 200],
            head,
            ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
            [2, caMau2.name, caMau2.by, 'Cà Mau', 2018, 500],
            ['Tổng cộng', null, null, null, null, 700],
            [null, 'Người lập biểu', null, null, 'Giám đốc'],
            [],
            ['Phụ lục', 'Tên đề án', 'Cơ sở', 'Tỉnh', 'Năm', 'Kinh phí'],
          ],
        },
      ])
    },
  },
  {
    file: '32-danh-sach-co-so-trong-o-tong-le.xlsx',
    expected: {
      about:
        'Several establishments in one cell, line by line; a row of which only the total is known.',
      rows: [
        row('Gia Lai!3', giaLai1, { national: 200 * tr }, { more: { establishments: 2 } }),
        row('Gia Lai!4', giaLai3, { unknown: 150 * tr }, { more: { establishments: 1 } }),
      ],
      problems: [],
    },
    bytes: () =>
      book([
        {
          name: 'Gia Lai',
          merges: ['E1:G1', 'A1:A2', 'B1:B2', 'C1:C2', 'D1:D2'],
          rows: [
            ['STT', 'Tên đề án', 'Cơ sở thụ hưởng', 'Năm', 'Kinh phí (triệu đồng)', null, null],
            [null, null, null, null, 'Tổng số', 'Trung ương', 'Tỉnh'],
            [
              1,
              giaLai1.name,
              '- HTX Nông nghiệp hữu cơ\n an toàn FAOS\n- Cơ sở Minh Phát',
              2020,
              200,
              200,
              null,
            ],
            [2, giaLai3.name, giaLai3.by, 2021, 150, null, null],
          ],
        },
      ]),
  },
]
