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
const longAn = real('P0223')

const line = (
  n: number,
  from: ReturnType<typeof real>,
  tier: string,
  amount: MadeCell,
): MadeCell[] => [n, from.name, from.by || null, from.province, from.year, tier, amount]

/** Workbooks with something wrong in them. */
export const faults: readonly Recipe[] = [
  {
    file: '24-tong-sai.xlsx',
    expected: {
      about: 'A subtotal and a grand total that their rows do not make.',
      rows: [
        row('S!3', anGiang1, { provincial: 200 * tr }),
        row('S!4', anGiang2, { national: 200 * tr }),
        row('S!6', caMau1, { national: 200 * tr }),
        row('S!7', caMau2, { national: 500 * tr }),
      ],
      problems: ['S!G5 subtotalDiffers', 'S!G9 subtotalDiffers'],
      subtotals: 3,
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            unit,
            heading,
            line(1, anGiang1, 'địa phương', 200),
            line(2, anGiang2, 'quốc gia', 200),
            [null, 'Cộng An Giang', null, null, null, null, 450],
            line(1, caMau1, 'quốc gia', 200),
            line(2, caMau2, 'quốc gia', 500),
            [null, 'Cộng tỉnh Cà Mau', null, null, null, null, 700],
            [null, 'Tổng cộng', null, null, null, null, 1150],
          ].map((cells, index) =>
            index === 4 ? ['Cộng tỉnh An Giang', null, null, null, null, null, 450] : cells,
          ),
        },
      ]),
  },
  {
    file: '25-tong-lam-tron.xlsx',
    expected: {
      about: 'A total that differs by rounding only, and one that cannot be checked.',
      rows: [
        row('S!3', longAn, { provincial: 38.5 * tr }),
        row('S!4', anGiang1, { provincial: 25.7 * tr }),
        row('T!3', caMau1, { national: 200 * tr }),
        row('T!4', caMau2, {}),
      ],
      problems: ['S!G5 subtotalRounded', 'T!G4 amountApproximate', 'T!G5 subtotalUnchecked'],
      subtotals: 2,
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            unit,
            heading,
            line(1, longAn, 'địa phương', 38.5),
            line(2, anGiang1, 'địa phương', 25.7),
            ['Tổng cộng', null, null, null, null, null, 64],
          ],
        },
        {
          name: 'T',
          rows: [
            unit,
            heading,
            line(1, caMau1, 'quốc gia', 200),
            line(2, caMau2, 'quốc gia', 'khoảng 500'),
            ['Tổng cộng', null, null, null, null, null, 700],
          ],
        },
      ]),
  },
  {
    file: '26-loi-tung-o.xlsx',
    expected: {
      about:
        'One of each error at a cell: no title, unknown and misspelt province, bad year, bad and negative amount, no province.',
      rows: [row('S!10', caMau1, { national: 200 * tr })],
      rejected: ['S!3', 'S!4', 'S!5', 'S!6', 'S!7', 'S!8', 'S!9'],
      problems: [
        'S!B3 titleMissing',
        'S!D4 placeUnknown',
        'S!D5 placeUnknown',
        'S!E6 yearUnreadable',
        'S!G7 amountUnreadable',
        'S!G8 amountNegative',
        'S!E9 yearImpossible',
      ],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            unit,
            heading,
            [1, null, anGiang1.by, 'An Giang', 2018, 'địa phương', 200],
            [2, anGiang2.name, null, 'Vương quốc Anh', 2019, 'quốc gia', 200],
            [3, longAn.name, longAn.by, 'Logn An', 2018, 'địa phương', 38.5],
            [4, caMau2.name, caMau2.by, 'Cà Mau', 'năm ngoái', 'quốc gia', 500],
            [
              5,
              real('P0167').name,
              real('P0167').by,
              'Hậu Giang',
              2018,
              'quốc gia',
              '2oo triệu nhé',
            ],
            [6, real('P0166').name, real('P0166').by, 'Hậu Giang', 2022, 'địa phương', -110],
            [7, real('P0133').name, real('P0133').by, 'Bình Thuận', 20230, 'quốc gia', 300],
            line(8, caMau1, 'quốc gia', 200),
          ],
        },
      ]),
  },
  {
    file: '27-trung-trong-tep.xlsx',
    expected: {
      about:
        'A row twice, even when spaced and spelt in another form; the same scheme with another amount.',
      rows: [
        row('S!3', anGiang1, { provincial: 200 * tr }),
        row('S!5', anGiang1, { provincial: 210 * tr }),
      ],
      rejected: ['S!4'],
      problems: ['S!B4 duplicateInFile', 'S!B5 similarInFile'],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            unit,
            heading,
            line(1, anGiang1, 'địa phương', 200),
            [
              2,
              ` ${anGiang1.name.normalize('NFD')}`,
              anGiang1.by,
              'tỉnh An Giang',
              '2018',
              'KCĐP',
              '200,0',
            ],
            line(3, anGiang1, 'địa phương', 210),
          ],
        },
      ]),
  },
  {
    file: '28-cong-thuc-loi.xlsx',
    expected: {
      about:
        'A formula in error, a formula never calculated; a text that looks like a formula is text.',
      rows: [
        row('S!5', caMau1, { national: 200 * tr }),
        {
          at: 'S!6',
          title: '=HYPERLINK("http://x";"Máy sấy")',
          province: '63:96',
          year: 2018,
          money: { national: 50 * tr },
        },
      ],
      rejected: ['S!3', 'S!4'],
      problems: ['S!G3 formulaNotCalculated', 'S!G4 formulaError'],
    },
    bytes: async () => {
      const made = await book([
        {
          name: 'S',
          rows: [
            unit,
            heading,
            line(1, anGiang1, 'địa phương', { formula: 'A1+1', result: null }),
            line(2, anGiang2, 'quốc gia', 777),
            line(3, caMau1, 'quốc gia', 200),
            [4, '=HYPERLINK("http://x";"Máy sấy")', null, 'Cà Mau', 2018, 'quốc gia', 50],
          ],
        },
      ])
      return withSheet(made, (xml) =>
        xml.replace(
          /<c r="G4"[^>]*><v>777<\/v><\/c>/,
          '<c r="G4" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        ),
      )
    },
  },
  {
    file: '29-tong-cac-nguon-lech.xlsx',
    expected: {
      about: 'The total of sources of one row is not their sum.',
      rows: [
        row('S!3', caMau1, { national: 200 * tr, counterpartOwn: 300 * tr }),
        row('S!4', caMau2, { national: 500 * tr, counterpartOwn: 700 * tr }),
      ],
      problems: ['S!E4 sumOfSources'],
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
              'Tỉnh',
              'Năm',
              'Tổng kinh phí',
              'Kinh phí KCQG',
              'Vốn đối ứng của đơn vị',
            ],
            [1, caMau1.name, 'Cà Mau', 2018, 500, 200, 300],
            [2, caMau2.name, 'Cà Mau', 2018, 1300, 500, 700],
          ],
        },
      ]),
  },
  {
    file: '30-khong-co-cot-ten.xlsx',
    expected: {
      about: 'No heading says which column is the title: the person must choose.',
      rows: [],
      rejected: ['S!3'],
      problems: ['S!A2 titleColumnMissing', 'S!A3 titleMissing'],
    },
    bytes: () =>
      book([
        {
          name: 'S',
          rows: [
            unit,
            ['STT', 'Diễn giải', 'Cơ sở thụ hưởng', 'Tỉnh', 'Năm', 'Nguồn', 'Kinh phí'],
            line(1, caMau1, 'quốc gia', 200),
          ],
        },
      ]),
  },
]

async function withSheet(bytes: Buffer, change: (xml: string) => string): Promise<Buffer> {
  const { handMadeZip } = await import('#platform/sheets/testing.ts')
  const { partsOf } = await import('./kit.ts')
  return handMadeZip(
    partsOf(bytes).map(({ name, content }) => ({
      name,
      content: name === 'xl/worksheets/sheet1.xml' ? change(content.toString()) : content,
    })),
  )
}
