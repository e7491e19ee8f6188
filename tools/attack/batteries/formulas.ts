import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { handMadeZip, smallestWorkbook } from '#platform/sheets/testing.ts'
import type { Battery, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { formSent, uploadSent } from '../bodies.ts'
import { formulaTexts } from '../corpora/formulas.ts'
import { shown } from '../judge.ts'
import { workbookOf } from '../made-workbook.ts'
import { plantServer } from '../naive.ts'
import { send, type Sent } from '../send.ts'
import { pathOf, type FormDoor } from '../target/surface.ts'
import { partsOf } from '../unpacked.ts'

/** Texts a spreadsheet could take for formulas, entered by every form and read again from every export. */
export const formulas: Battery = {
  name: 'formulas',
  says: 'texts like formulas, entered by the forms, are read again from every export as texts that stay texts',
  share: 0.5,
  attack,
  teeth: () => [exportsFormulas(), exportsBareTexts()],
}

async function attack(target: Target): Promise<Outcome> {
  const faults: Fault[] = []
  const mark = `kc${randomUUID().slice(0, 8)}`
  const own = await enter(target, mark)
  let tried = own.sent
  let [cells, guarded, formulaCells] = [0, 0, 0]
  for (const path of exportsOf(target, own.batch)) {
    const sent: Sent = { path }
    const { status, bytes } = await send(target, sent)
    tried += 1
    if (status !== 200) continue
    const read = cellsOf(bytes)
    cells += read.length
    guarded += read.filter(({ isGuarded }) => isGuarded).length
    for (const cell of read) {
      if (cell.formula !== undefined) {
        formulaCells += 1
        if (!isOurs(cell.formula))
          faults.push({ kind: 'formula-open', where: shown(sent), what: `formula ${cell.formula}` })
      } else if (looksDangerous(cell.text) && !cell.isGuarded)
        faults.push({
          kind: 'formula-open',
          where: shown(sent),
          what: `text ${JSON.stringify(cell.text.slice(0, 60))}`,
        })
    }
  }
  return {
    tried,
    faults,
    figures: {
      texts: formulaTexts.length,
      'cells read': cells,
      'cells guarded': guarded,
      'sums of our own': formulaCells,
    },
  }
}

/** The address of every export, without the filter that would leave out what was entered, and where it was entered. */
function exportsOf({ surface }: Target, batch: string | undefined): string[] {
  const doors = surface.reads.filter(
    ({ isDocument, route }) => isDocument && route.endsWith('.xlsx'),
  )
  const whole = doors.map((door) => ({
    ...door,
    parameters: door.parameters.map((each) =>
      each.where === 'query' ? { ...each, sample: null } : each,
    ),
  }))
  const entered = { scope: 'tinh-63-24', year: '2018', ...(batch ? { batch } : {}) }
  return [...new Set(whole.flatMap((door) => [pathOf(door), pathOf(door, entered)]))]
}

/** Enters each text by each field of each form that makes a record, and by a file whose rows come back. */
async function enter(
  target: Target,
  mark: string,
): Promise<{ sent: number; batch: string | undefined }> {
  const doors = target.surface.forms.filter(({ path }) =>
    ['/de-an/moi', '/so-lieu/moi?/save'].includes(path),
  )
  let sent = 0
  for (const [index, text] of formulaTexts.entries()) {
    for (const door of doors) {
      sent += 1
      await send(
        target,
        formSent(target.address, door.path, fieldsWith(door, text, `${mark}${index}`)),
      )
    }
  }
  const upload = target.surface.forms.find(({ fileField }) => fileField !== undefined)
  return { sent, batch: upload && (await enterByFile(target, upload)) }
}

const texts = [
  'title',
  'placeDetail',
  'establishments',
  'implementer',
  'documentNumber',
  'sourceNote',
  'note',
]

function fieldsWith(door: FormDoor, text: string, mark: string): Record<string, string> {
  const replaced = Object.keys(door.fields).filter((name) => texts.includes(name))
  return {
    ...door.fields,
    ...Object.fromEntries(
      replaced.map((name) => [name, name === 'title' ? `${text} ${mark}` : text]),
    ),
  }
}

/** A workbook whose rows are refused comes back as a workbook of the refused rows, with what was in them. */
async function enterByFile(target: Target, door: FormDoor): Promise<string | undefined> {
  const rows = formulaTexts.map((text, n) => [
    n + 1,
    text,
    text,
    'Vương quốc Anh',
    2018,
    'quốc gia',
    200,
  ])
  const heading = ['STT', 'Tên đề án', 'Cơ sở thụ hưởng', 'Tỉnh', 'Năm', 'Nguồn', 'Kinh phí']
  const bytes = await workbookOf([['Đơn vị tính: triệu đồng'], heading, ...rows])
  const file = { field: door.fileField ?? 'file', name: 'a.xlsx', bytes }
  const { headers } = await send(target, uploadSent(target.address, door.path, door.fields, file))
  const batch = /[\da-f-]{36}/.exec(String(headers.location ?? ''))?.[0]
  // Read in its own time.
  for (let tries = 0; batch !== undefined && tries < 100; tries += 1) {
    const [row] = await target.database.rows<{ state: string }>(
      'select state from import_batch where id = $1',
      [batch],
    )
    if (row?.state !== 'reading') break
    await sleep(100)
  }
  return batch
}

/** Sums the program writes itself: of cells and ranges of its own sheets, and nothing else. */
function isOurs(formula: string): boolean {
  return /^(?:(?:'[^']+'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|SUM|ROUND|IF|IFERROR|\d+(?:\.\d+)?|[-+*/(),;<>=:"\s%&])+$/.test(
    formula,
  )
}

function looksDangerous(text: string): boolean {
  return /^[=+\-@\t\r\n|＝＋－＠]/.test(text) && !/^[-+]?[\d.,\s%]+$/.test(text)
}

type Cell = { readonly text: string; readonly formula?: string; readonly isGuarded: boolean }

/** The cells of a workbook as they stand in its XML: not by a reader, which would forgive. */
export function cellsOf(bytes: Buffer): Cell[] {
  const parts = partsOf(bytes)
  const shared = [
    ...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g),
  ].map(([, inside = '']) => textIn(inside))
  const formats = /<cellXfs[\s\S]*?<\/cellXfs>/.exec(parts.get('xl/styles.xml') ?? '')?.[0] ?? ''
  const isGuarded = [...formats.matchAll(/<xf [^>]*>/g)].map(([xf]) =>
    /quotePrefix="(?:1|true)"/.test(xf),
  )
  return [...parts]
    .filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .flatMap(([, xml]) =>
      [...xml.matchAll(/<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(
        ([, attributes = '', inside = '']): Cell => {
          const value = /<v[^>]*>([\s\S]*?)<\/v>/.exec(inside)?.[1] ?? ''
          const formula = /<f[^>]*>([\s\S]*?)<\/f>/.exec(inside)?.[1]
          return {
            text: attributes.includes('t="s"')
              ? (shared[Number(value)] ?? '')
              : attributes.includes('t="inlineStr"')
                ? textIn(inside)
                : '',
            isGuarded: isGuarded[Number(/ ?s="(\d+)"/.exec(attributes)?.[1] ?? -1)] === true,
            ...(formula === undefined ? {} : { formula: plain(formula) }),
          }
        },
      ),
    )
}

const textIn = (xml: string) =>
  [...xml.matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map(([, text = '']) => plain(text)).join('')
const plain = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#x9;', '\t')
    .replaceAll('&amp;', '&')

const naiveSurface = {
  reads: [{ route: '/naive.xlsx', parameters: [], isApi: false, isDocument: true }],
} as const

function exportsFormulas(): Tooth {
  return {
    says: 'a text that begins like a formula is exported as one',
    finds: 'formula-open',
    plant: (target) =>
      plantServer(target, naiveSurface, () =>
        naiveWorkbook('<f>HYPERLINK("https://attack.invalid/")</f><v>0</v>'),
      ),
  }
}

function exportsBareTexts(): Tooth {
  return {
    says: 'a text that begins like a formula is exported without its guard',
    finds: 'formula-open',
    plant: (target) =>
      plantServer(target, naiveSurface, () =>
        naiveWorkbook('<is><t>=1+cmd|calc</t></is>', ' t="inlineStr"'),
      ),
  }
}

function naiveWorkbook(inside: string, type = '') {
  return { body: handMadeZip(smallestWorkbook(`<row r="1"><c r="A1"${type}>${inside}</c></row>`)) }
}
