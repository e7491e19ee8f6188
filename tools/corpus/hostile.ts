import { handMadeZip, smallestWorkbook, type HandMadePart } from '#platform/sheets/testing.ts'
import type { Recipe } from './kit.ts'

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const plain = smallestWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>')
const withPart = (...parts: HandMadePart[]) => handMadeZip([...plain, ...parts])

/** Files that must not be read at all, each with the refusal it earns. */
export const hostile: readonly Recipe[] = [
  refused('90-bom.xlsx', 'bomb', 'Unpacks to 60 MB from 60 kB.', () =>
    withPart({ name: 'xl/media/a.xml', content: Buffer.alloc(60_000_000) }),
  ),
  refused('91-macro.xlsm', 'macro', 'Holds a VBA project.', () =>
    withPart({ name: 'xl/vbaProject.bin', content: 'VBA' }),
  ),
  refused('92-lien-ket-ngoai.xlsx', 'external-link', 'Links to another workbook.', () =>
    withPart({ name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' }),
  ),
  refused('93-mat-khau.xlsx', 'password', 'An encrypted package in an OLE file.', () =>
    Buffer.concat([
      ole,
      Buffer.alloc(1_024),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(512),
    ]),
  ),
  refused('94-kieu-cu.xls', 'old-excel', 'An OLE workbook of Excel 97.', () =>
    Buffer.concat([
      ole,
      Buffer.alloc(1_024),
      Buffer.from('Workbook', 'utf16le'),
      Buffer.alloc(512),
    ]),
  ),
  refused('95-kich-thuoc-gia.xlsx', 'forged', 'A part unpacks to more than it declares.', () =>
    withPart({ name: 'xl/theme/a.xml', content: Buffer.alloc(100_000, 32), claimedBytes: 10 }),
  ),
  refused('96-thoat-thu-muc.xlsx', 'forged', 'A part named to be written outside.', () =>
    withPart({ name: '../../../etc/cron.d/kc', content: 'x' }),
  ),
  refused('97-thuc-the-xml.xlsx', 'forged', 'An XML part with a DOCTYPE and entities.', () =>
    withPart({
      name: 'xl/a.xml',
      content: '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    }),
  ),
  refused('98-van-ban.csv', 'csv', 'A CSV file.', () =>
    Buffer.from('\ufeffSTT;Tên đề án;Kinh phí\n1;Máy sấy;300\n'),
  ),
  refused('99-qua-nhieu-dong.xlsx', 'too-many-rows', '50.001 rows.', () =>
    handMadeZip(smallestWorkbook('<row><c><v>1</v></c></row>'.repeat(50_001))),
  ),
]

function refused(file: string, refusal: string, about: string, bytes: () => Buffer): Recipe {
  return { file, expected: { about, refused: refusal }, bytes }
}
