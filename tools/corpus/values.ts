import { book, real, row, type MadeCell, type Recipe } from './kit.ts'

const tr = 1_000_000
const heading: MadeCell[] = [
  'STT',
  'Tên đề án',
  'Cơ sở thụ hưởng',
  'Tỉnh',
  'Năm',
  'Nguồn',
  'Kinh phí',
]
const unit: MadeCell[] = ['Đơn vị tính: triệu đồng']
const anGiang1 = real('P0083')
const anGiang2 = real('P0084')
const caMau1 = real('P0201')
const caMau2 = real('P0202')
const phuYen1 = real('P0187')
const phuYen2 = real('P0188')
const brvt = real('P0185')
const longAn = real('P0223')
const benTre = real('P0009')
const soc = real('P0024')
const tuyen1 = real('P0007')
const tuyen2 = real('P0008')

/** Workbooks whose difficulty is how the values are written. */
export const values: readonly Recipe[] = [
  {
    file: '11-so-dang-chu-kieu-viet.xlsx',
    expected: {
      about: 'Numbers as text in Vietnamese style: 3.100; 102,25; 25,7.',
      rows: [
        row('S!3', benTre, { national: 3_100 * tr }, { more: { flagship: true } }),
        row('S!4', brvt, { unknown: 102.25 * tr }),
        row('S!5', phuYen2, { provincial: 25.7 * tr }),
      ],
      problems: [],
      subtotals: 1,
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            unit,
            heading,
            [1, benTre.name, null, 'Bến Tre', '2020', 'quốc gia', '3.100'],
            [2, brvt.name, brvt.by, 'Bà Rịa - Vũng Tàu', '2021', '-', '102,25'],
            [3, phuYen2.name, phuYen2.by, 'Phú Yên', '2023', 'địa phương', '25,7'],
            ['Tổng cộng', null, null, null, null, null, '3.227,95'],
          ],
        },
      ]),
  },
  {
    file: '12-so-dang-chu-kieu-anh.xlsx',
    expected: {
      about: 'Numbers as text in English style: 3,100.00; 102.25; 1,250.',
      rows: [
        row('S!3', benTre, { national: 3_100 * tr }, { more: { flagship: true } }),
        row('S!4', brvt, { unknown: 102.25 * tr }),
        row('S!5', anGiang2, { national: 1_250 * tr }),
      ],
      problems: [],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            unit,
            heading,
            [1, benTre.name, null, 'Bến Tre', 2020, 'quốc gia', '3,100.00'],
            [2, brvt.name, brvt.by, 'Bà Rịa - Vũng Tàu', 2021, null, '102.25'],
            [3, anGiang2.name, null, 'An Giang', 2019, 'quốc gia', '1,250'],
          ],
        },
      ]),
  },
  {
    file: '13-so-kem-don-vi.xlsx',
    expected: {
      about: 'Amounts that name their own unit, and signs for nothing known.',
      rows: [
        row('S!2', benTre, { national: 3_100 * tr }, { more: { flagship: true } }),
        row('S!3', anGiang1, { provincial: 200 * tr }),
        row('S!4', anGiang2, { national: 200 * tr }),
        row('S!5', caMau1, {}),
        row('S!6', caMau2, {}),
        row('S!7', brvt, { provincial: 1_200 * tr }),
      ],
      problems: ['S!G7 amountAmbiguous'].slice(1),
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            heading.with(6, 'Kinh phí (triệu đồng)'),
            [1, benTre.name, null, 'Bến Tre', 2020, 'quốc gia', '3,1 tỷ'],
            [2, anGiang1.name, anGiang1.by, 'An Giang', 2018, 'địa phương', '200 tr'],
            [3, anGiang2.name, null, 'An Giang', 2019, 'quốc gia', '200.000.000 đồng'],
            [4, caMau1.name, caMau1.by, 'Cà Mau', 2018, 'quốc gia', '-'],
            [5, caMau2.name, caMau2.by, 'Cà Mau', 2018, 'quốc gia', 'chưa có'],
            [6, brvt.name, brvt.by, 'Bà Rịa - Vũng Tàu', 2021, 'địa phương', '1 tỷ 200 triệu'],
          ],
        },
      ]),
  },
  {
    file: '14-don-vi-dong-va-cong-thuc.xlsx',
    expected: {
      about: 'Amounts in đồng, sums as formulas with their results.',
      rows: [
        row('S!3', caMau1, { national: 200 * tr }),
        row('S!4', caMau2, { national: 500 * tr }),
      ],
      problems: [],
      subtotals: 1,
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            ['ĐVT: đồng'],
            heading,
            [
              1,
              caMau1.name,
              caMau1.by,
              'Cà Mau',
              2018,
              'KCQG',
              { value: 200_000_000, format: '#,##0' },
            ],
            [
              2,
              caMau2.name,
              caMau2.by,
              'Cà Mau',
              2018,
              'KCQG',
              { formula: '250000000*2', result: 500_000_000 },
            ],
            ['Cộng', null, null, null, null, null, { formula: 'SUM(G3:G4)', result: 700_000_000 }],
          ],
        },
      ]),
  },
  {
    file: '15-ngay-va-nam-nhieu-kieu.xlsx',
    expected: {
      about: 'Years as text, as ranges, as dates and serial numbers; days as text and as dates.',
      rows: [
        row(
          'S!2',
          benTre,
          { national: 3_100 * tr },
          {
            year: 2019,
            more: { yearTo: 2020, flagship: true, document: '3872/QĐ-BCT ngày 29/05/2019' },
          },
        ),
        row(
          'S!3',
          anGiang1,
          { provincial: 200 * tr },
          { year: 2018, more: { document: 'ngày 30/06/2018' } },
        ),
        row(
          'S!4',
          anGiang2,
          { national: 200 * tr },
          { year: 2019, more: { document: '12/QĐ-SCT ngày 01/02/2019' } },
        ),
        row('S!5', caMau1, { national: 200 * tr }, { year: 2018, more: { yearTo: 2019 } }),
      ],
      problems: ['S!H5 dateUnreadable'],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            [
              'STT',
              'Tên đề án',
              'Tỉnh',
              'Thời gian thực hiện',
              'Nguồn',
              'Kinh phí (tr.đ)',
              'Quyết định',
              'Ngày ban hành',
            ],
            [1, benTre.name, 'Bến Tre', '2019-2020', 'QG', 3100, '3872/QĐ-BCT', '29/5/2019'],
            [
              2,
              anGiang1.name,
              'An Giang',
              'Năm 2018',
              'ĐP',
              200,
              null,
              { value: 43281, format: 'dd/mm/yyyy' },
            ],
            [
              3,
              anGiang2.name,
              'An Giang',
              { value: new Date(Date.UTC(2019, 11, 31)), format: 'dd/mm/yyyy' },
              'QG',
              200,
              '12/QĐ-SCT',
              'ngày 01 tháng 02 năm 2019',
            ],
            [4, caMau1.name, 'Cà Mau', 'từ 3/2018 đến 6/2019', 'QG', 200, null, 'quý II'],
          ],
        },
      ]),
  },
  {
    file: '16-ten-cu-va-viet-tat.xlsx',
    expected: {
      about: 'Old names, abbreviations and names without diacritics for provinces.',
      rows: [
        row('S!2', brvt, { unknown: 100 * tr }),
        row('S!3', real('P0052'), { unknown: 87 * tr }),
        row('S!4', real('P0213'), { unknown: 260 * tr }),
        row('S!5', longAn, { unknown: 38.5 * tr }),
        row('S!6', real('P0036'), { unknown: 150 * tr }),
        {
          at: 'S!7',
          title: 'Hỗ trợ gian hàng hội chợ',
          province: '63:79',
          year: 2016,
          money: { unknown: 90 * tr },
        },
      ],
      problems: [],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            ['TT', 'Tên đề án', 'Tỉnh/TP', 'Năm', 'KP (tr.đ)'],
            [1, brvt.name, 'BR-VT', 2021, 100],
            [2, real('P0052').name, 'Thừa Thiên - Huế', 2019, 87],
            [3, real('P0213').name, 'TP. Hà Nội', 2019, 260],
            [4, longAn.name, 'tỉnh Long An', 2018, 38.5],
            [5, real('P0036').name, 'DAK LAK', 2018, 150],
            [6, 'Hỗ trợ gian hàng hội chợ', 'TP.HCM', 2016, 90],
          ],
        },
      ]),
  },
  {
    file: '33-ten-tinh-truoc-2008.xlsx',
    expected: {
      about:
        'Names of provinces older than both maps: one that became one is read, one that became several is chosen.',
      rows: [
        {
          at: 'S!2',
          title: 'Hỗ trợ máy xẻ gỗ',
          province: '63:01',
          year: 2007,
          money: { unknown: 90 * tr },
          more: { detail: 'Hà Tây', district: null },
        },
        {
          at: 'S!3',
          title: 'Hỗ trợ máy dệt lụa',
          province: '63:01',
          year: 2006,
          money: { unknown: 80 * tr },
          more: { detail: 'Hà Đông, tỉnh Hà Tây cũ', district: '268' },
        },
        {
          at: 'S!6',
          title: 'Hỗ trợ lò gốm sứ',
          province: '63:74',
          year: 2005,
          money: { unknown: 70 * tr },
          more: { detail: 'Thuận An, Sông Bé', district: '725' },
        },
        {
          at: 'S!7',
          title: 'Hỗ trợ máy chế biến tôm',
          province: '63:96',
          year: 2008,
          money: { unknown: 60 * tr },
        },
        {
          at: 'S!8',
          title: 'Hỗ trợ máy sấy cà phê',
          province: '63:66',
          year: 2005,
          money: { unknown: 50 * tr },
        },
      ],
      rejected: ['S!4', 'S!5', 'S!9'],
      problems: [
        'S!C2 placeFormer',
        'S!C3 placeFormer',
        'S!C4 placeDivided',
        'S!C5 placeDivided',
        'S!C6 placeFormer',
        'S!C9 placeDivided',
      ],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            ['TT', 'Tên đề án', 'Tỉnh', 'Năm', 'KP (tr.đ)'],
            [1, 'Hỗ trợ máy xẻ gỗ', 'Hà Tây', 2007, 90],
            [2, 'Hỗ trợ máy dệt lụa', 'Hà Đông, tỉnh Hà Tây cũ', 2006, 80],
            [3, 'Hỗ trợ máy bóc vỏ điều', 'Sông Bé', 2005, 75],
            [4, 'Hỗ trợ máy nghiền đá', 'Quảng Nam - Đà Nẵng', 2005, 65],
            [5, 'Hỗ trợ lò gốm sứ', 'Thuận An, Sông Bé', 2005, 70],
            [6, 'Hỗ trợ máy chế biến tôm', 'Cà Mau', 2008, 60],
            [7, 'Hỗ trợ máy sấy cà phê', 'Đắk Lắk', 2005, 50],
            [8, 'Hỗ trợ máy ép dầu', 'UBND tỉnh MINH HAI', 2006, 40],
          ],
        },
      ]),
  },
  {
    file: '34-nhom-tinh-truoc-2008.xlsx',
    expected: {
      about: 'Groups named after provinces older than both maps, told at every row below.',
      rows: [
        {
          at: 'S!3',
          title: 'Hỗ trợ máy thêu',
          province: '63:01',
          year: 2007,
          money: { unknown: 55 * tr },
          more: { detail: 'HÀ TÂY' },
        },
        {
          at: 'S!4',
          title: 'Hỗ trợ máy tiện gỗ',
          province: '63:01',
          year: 2007,
          money: { unknown: 45 * tr },
          more: { detail: 'HÀ TÂY' },
        },
      ],
      rejected: ['S!6'],
      problems: ['S!B3 placeFormer', 'S!B4 placeFormer', 'S!B6 placeDivided'],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            ['TT', 'Tên đề án', 'Năm', 'KP (tr.đ)'],
            ['I', 'HÀ TÂY', null, null],
            [1, 'Hỗ trợ máy thêu', 2007, 55],
            [2, 'Hỗ trợ máy tiện gỗ', 2007, 45],
            ['II', 'HÀ BẮC', null, null],
            [1, 'Hỗ trợ máy làm giấy', 2006, 35],
          ],
        },
      ]),
  },
  {
    file: '17-unicode-to-hop-va-khoang-trang.xlsx',
    expected: {
      about: 'Decomposed Unicode, no-break spaces, zero-width signs, stray spaces and line breaks.',
      rows: [
        row('Bảng 1!2', anGiang1, { provincial: 200 * tr }),
        row('Bảng 1!3', soc, { unknown: 113 * tr }),
      ],
      problems: [],
    },
    bytes: () =>
      book([
        {
          name: 'Bảng 1'.normalize('NFD'),
          rows: [
            [
              'STT',
              'Tên  đề\nán ',
              'Cơ sở\u00a0thụ hưởng',
              ' Tỉnh',
              'Năm\u200b',
              'Nguồn',
              'Kinh phí\n(triệu đồng)',
            ].map((text) => text.normalize('NFD')),
            [
              1,
              `  ${anGiang1.name.normalize('NFD').replaceAll(' ', '\u00a0')} `,
              anGiang1.by.normalize('NFD'),
              'An\u00a0Giang ',
              ' 2018',
              'địa phương'.normalize('NFD'),
              '\u00a0200 ',
            ],
            [
              2,
              soc.name.replace(' ', ' \u200b '),
              soc.by,
              'Sóc Trăng'.normalize('NFD'),
              '2021\u00a0',
              '',
              '113\u200b',
            ],
          ],
        },
      ]),
  },
  {
    file: '18-khong-ghi-don-vi.xlsx',
    expected: {
      about: 'No unit anywhere: it is guessed from the size of the amounts, and said.',
      rows: [
        row('S!2', anGiang1, { provincial: 200 * tr }),
        row('S!3', anGiang2, { national: 200 * tr }),
      ],
      problems: ['S!G1 unitAssumed'],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            heading,
            [1, anGiang1.name, anGiang1.by, 'An Giang', 2018, 'địa phương', 200],
            [2, anGiang2.name, null, 'An Giang', 2019, 'quốc gia', 200],
          ],
        },
      ]),
  },
  {
    file: '19-sai-don-vi-tinh.xlsx',
    expected: {
      about:
        'The sheet says triệu đồng, one row is in đồng; a sheet in đồng has a row in millions.',
      rows: [
        row('S!4', anGiang2, { national: 200 * tr }),
        row('T!3', caMau1, { national: 200 * tr }),
      ],
      rejected: ['S!3', 'T!4'],
      problems: ['S!G3 amountTooLarge', 'T!G4 amountTooSmall'],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            unit,
            heading,
            [1, anGiang1.name, anGiang1.by, 'An Giang', 2018, 'địa phương', 200_000_000],
            [2, anGiang2.name, null, 'An Giang', 2019, 'quốc gia', 200],
          ],
        },
        {
          name: 'T',
          rows: [
            ['Đơn vị tính: đồng'],
            heading,
            [1, caMau1.name, caMau1.by, 'Cà Mau', 2018, 'quốc gia', 200_000_000],
            [2, caMau2.name, caMau2.by, 'Cà Mau', 2018, 'quốc gia', 500],
          ],
        },
      ]),
  },
  {
    file: '20-uoc-chung-va-gop-kinh-phi.xlsx',
    expected: {
      about: '“Gần 270” is not an amount; one amount merged over two schemes belongs to neither.',
      rows: [
        row(
          'S!3',
          tuyen1,
          {},
          {
            more: {
              note: 'Kinh phí hỗ trợ (theo cấp của dòng) – kế hoạch: 180 triệu đồng (chung 2 dòng)',
            },
          },
        ),
        row('S!4', tuyen2, {}),
        row(
          'S!5',
          soc,
          {},
          { more: { note: 'Kinh phí hỗ trợ (theo cấp của dòng) – kế hoạch: gần 270' } },
        ),
        row('S!6', caMau1, { national: 200 * tr }),
      ],
      problems: ['S!G3 amountShared', 'S!G5 amountApproximate'],
      subtotals: 1,
    },
    bytes: () =>
      book([
        {
          name: 'S',
          merges: ['G3:G4', 'D3:D4'],
          rows: [
            unit,
            heading,
            [1, tuyen1.name, tuyen1.by, 'Tuyên Quang', 2022, 'địa phương', 180],
            [2, tuyen2.name, tuyen2.by, null, 2022, 'địa phương', null],
            [3, soc.name, soc.by, 'Sóc Trăng', 2021, null, 'gần 270'],
            [4, caMau1.name, caMau1.by, 'Cà Mau', 2018, 'quốc gia', 200],
            ['Tổng cộng', null, null, null, null, null, 650],
          ],
        },
      ]),
  },
  {
    file: '21-noi-dung-va-co-de-an.xlsx',
    expected: {
      about: 'Kinds in offices’ words, with đề án điểm and nhóm as flags; kinds that are none.',
      rows: [
        row('S!2', benTre, { national: 3_100 * tr }, { more: { kind: null, flagship: true } }),
        row('S!3', phuYen1, { provincial: 94 * tr }, { more: { kind: 'productSelection' } }),
        row('S!4', caMau2, { national: 500 * tr }, { more: { kind: 'demoModelNew' } }),
        row(
          'S!5',
          real('P0051'),
          { provincial: 30 * tr },
          { more: { kind: 'vocationalTraining' } },
        ),
        row(
          'S!6',
          real('P0027'),
          { national: 300 * tr },
          { more: { kind: 'clusterPlan', group: true } },
        ),
        row('S!7', caMau1, { national: 200 * tr }, { more: { kind: null } }),
      ],
      problems: ['S!C7 kindUnknown'],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            [
              'STT',
              'Tên đề án',
              'Nội dung hoạt động',
              'Tỉnh',
              'Năm',
              'Nguồn',
              'KP (triệu đồng)',
              'Đề án nhóm',
            ],
            [1, benTre.name, 'đề án điểm', 'Bến Tre', 2020, 'KCQG', 3100],
            [2, phuYen1.name, 'Bình chọn SP CNNT tiêu biểu', 'Phú Yên', 2023, 'KCĐP', 94],
            [3, caMau2.name, 'XD mô hình TDKT', 'Cà Mau', 2018, 'KCQG', 500],
            [4, real('P0051').name, 'Đào tạo nghề, truyền nghề', 'TT Huế', 2017, 'KCĐP', 30],
            [5, real('P0027').name, 'Quy hoạch chi tiết CCN', 'Vĩnh Long', 2009, 'KCQG', 300, 'x'],
            [6, caMau1.name, 'Việc khác', 'Cà Mau', 2018, 'KCQG', 200],
          ],
        },
      ]),
  },
  {
    file: '22-khong-dau.xlsx',
    expected: {
      about: 'A whole sheet without diacritics.',
      rows: [
        {
          at: 'S!3',
          title: 'Ho tro ung dung may rua tom tu dong',
          province: '63:96',
          year: 2018,
          money: { national: 200 * tr },
          more: { kind: 'machinery', status: 'accepted' },
        },
        {
          at: 'S!4',
          title: 'Dao tao nghe may cong nghiep',
          province: '63:80',
          year: 2018,
          money: { provincial: 60 * tr },
          more: { kind: 'vocationalTraining', status: 'implementing' },
        },
      ],
      problems: [],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            ['Don vi tinh: trieu dong'],
            [
              'STT',
              'Ten de an',
              'Loai hinh ho tro',
              'Tinh',
              'Nam',
              'Nguon kinh phi',
              'Kinh phi ho tro',
              'Tinh trang',
            ],
            [
              1,
              'Ho tro ung dung may rua tom tu dong',
              'ung dung MMTB',
              'Ca Mau',
              2018,
              'quoc gia',
              200,
              'da nghiem thu',
            ],
            [
              2,
              'Dao tao nghe may cong nghiep',
              'dao tao nghe',
              'Long An',
              2018,
              'dia phuong',
              60,
              'dang trien khai',
            ],
          ],
        },
      ]),
  },
  {
    file: '23-ban-do-34-tinh.xlsx',
    expected: {
      about: 'A file of 2026: provinces and communes of the map of 34.',
      rows: [
        {
          at: 'S!3',
          title: 'Hỗ trợ máy sấy nông sản',
          province: '34:52',
          year: 2026,
          money: { provincial: 300 * tr },
          more: { detail: 'xã Đăk Đoa' },
        },
        {
          at: 'S!4',
          title: 'Hỗ trợ dây chuyền đóng gói thủy sản',
          province: '34:86',
          year: 2026,
          money: { commune: 120 * tr },
        },
      ],
      problems: [],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            unit,
            [
              'STT',
              'Tên đề án',
              'Tỉnh, thành phố',
              'Xã, phường',
              'Năm',
              'Ngân sách tỉnh',
              'Ngân sách xã',
            ],
            [1, 'Hỗ trợ máy sấy nông sản', 'Gia Lai', 'xã Đăk Đoa', 2026, 300, null],
            [2, 'Hỗ trợ dây chuyền đóng gói thủy sản', 'Vĩnh Long', null, 2026, null, 120],
          ],
        },
      ]),
  },
]
