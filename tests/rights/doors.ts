import { randomUUID } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { formSent } from '../../tools/attack/bodies.ts'
import type { Answer, Sent } from '../../tools/attack/send.ts'
import type { Cell, Outcome } from './cells.ts'
import type { Relation, RowName } from './expected-routes.ts'
import { workbookSent, type Actor, type MatrixWorld, type Purpose } from './matrix-world.ts'

/** A way to ask the cells of a row: an address read, a form sent, or a record looked for. */
export type Door = {
  readonly row: RowName
  /** The address as the folders name it, or the operation. */
  readonly route: string
  readonly form?: string
  /** What its records were made for, when it asks for some. */
  readonly purpose?: Purpose
  sent(asked: Asked): Sent
  /** Asked of nothing: who is let in is told that it is not there, and that is no denial of a right. */
  readonly isOfNothing?: true
  /** Asked one after the other: the same file is sent by all. */
  readonly isInTurn?: true
  /** What came of it, when the status alone does not say. */
  readonly look?: (answer: Answer, asked: Asked) => Outcome
  /** Asked with a key for machines instead of a session. */
  readonly isByKey?: true
  /** Changes the record, though it is no form. */
  readonly isChange?: true
  /** The same, asked of a record that does not exist. */
  readonly ofNothing?: (asked: Asked) => Sent
}

export type Asked = {
  readonly world: MatrixWorld
  readonly actor: Actor
  readonly over: string
}

const address = ({ world }: Asked) => world.product.address
const made = ({ world, actor, over }: Asked, purpose: Purpose) =>
  world.record(actor.name, over as Relation, purpose)

/** An identifier no record has. */
export const noRecord = '00000000-0000-4000-8000-000000000000'

function read(row: RowName, route: string, path = route): Door {
  return { row, route, sent: () => ({ path }) }
}

function readOf(row: RowName, route: string, purpose: Purpose, look?: Door['look']): Door {
  const path = (id: string) => route.replace(/\[\w+\]/, id)
  return {
    row,
    route,
    purpose,
    sent: (asked) => ({ path: path(made(asked, purpose).id) }),
    ofNothing: () => ({ path: path(noRecord) }),
    ...(look && { look }),
  }
}

function form(
  row: RowName,
  route: string,
  name: string,
  fields:
    Readonly<Record<string, string>> | ((asked: Asked) => Readonly<Record<string, string>>) = {},
  path: (asked: Asked) => string = () => route,
): Door {
  return {
    row,
    route,
    form: name,
    sent: (asked) =>
      formSent(address(asked), path(asked) + (name === 'default' ? '' : `?/${name}`), {
        key: '',
        ...(typeof fields === 'function' ? fields(asked) : fields),
      }),
  }
}

function formOf(
  row: RowName,
  route: string,
  name: string,
  purpose: Purpose,
  fields:
    Readonly<Record<string, string>> | ((asked: Asked) => Readonly<Record<string, string>>) = {},
): Door {
  const path = (id: string) => route.replace(/\[\w+\]/, id)
  const door = form(row, route, name, fields, (asked) => path(made(asked, purpose).id))
  return {
    ...door,
    purpose,
    ofNothing: (asked) => form(row, route, name, fields, () => path(noRecord)).sent(asked),
  }
}

/** The same door asked of nothing: only whether one is let in is seen. */
const ofNothing = (door: Door): Door => ({
  ...door,
  isOfNothing: true,
  look: ({ status, headers }) =>
    status === 401 || String(headers.location ?? '').includes('dang-nhap')
      ? 'signIn'
      : status === 403
        ? 'forbidden'
        : status < 500
          ? 'ok'
          : 'refused',
})

type MachineSent = {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: object
}

/** What a machine sends: JSON, with a key, and with no session. */
function byKey({ actor }: Asked, { method = 'GET', path, headers = {}, json }: MachineSent): Sent {
  return {
    method,
    path,
    headers: {
      cookie: '',
      accept: 'application/json',
      ...(actor.key === null ? {} : { authorization: `Bearer ${actor.key}` }),
      ...(json && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json && { body: JSON.stringify(json) }),
  }
}

/** A change by machine of a record made for it. */
function changedByKey(purpose: 'updateDraftByKey' | 'updatePublishedByKey'): Door {
  const change = (asked: Asked, id: string) =>
    byKey(asked, {
      method: 'PATCH',
      path: `/api/v1/schemes/${id}`,
      headers: { 'if-match': '"1"' },
      json: { note: 'Máy sửa', confirm: true },
    })
  return {
    row: purpose,
    route: 'updateScheme',
    purpose,
    isByKey: true,
    isChange: true,
    sent: (asked) => change(asked, made(asked, purpose).id),
    ofNothing: (asked) => change(asked, noRecord),
  }
}

const newByMachine = (asked: Asked) => ({
  title: `Máy mới ${randomUUID()}`,
  place: { list: 34, provinceCode: provinceOf(asked) },
  yearFrom: 2019,
  fundTier: 'local',
  confirm: true,
})

/** The same changes with a session, and with neither session nor key. */
const withoutKey = (form: 'default' | 'PATCH'): Door => ({
  row: 'writeWithoutKey',
  route: '/api/v1/[...path]',
  form,
  sent: ({ actor }) => ({
    method: form === 'PATCH' ? 'PATCH' : 'POST',
    path: form === 'PATCH' ? `/api/v1/schemes/${noRecord}` : '/api/v1/schemes',
    headers: {
      'content-type': 'application/json',
      'if-match': '"1"',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({
      ...(form === 'default' && { place: { list: 34, provinceCode: actor.at.own } }),
      title: `Máy không khóa ${randomUUID()}`,
      confirm: true,
    }),
  }),
})

const readByMachine = (row: RowName, purpose: Purpose): Door => ({
  row,
  route: 'getScheme',
  purpose,
  sent: (asked) => ({ path: `/api/v1/schemes/${made(asked, purpose).id}` }),
  ofNothing: () => ({ path: `/api/v1/schemes/${noRecord}` }),
})

const asShown = (isShown: boolean, no: Outcome): Outcome => (isShown ? 'ok' : no)

// A record is found when the answer leads to it.
function found(
  row: RowName,
  purpose: Purpose,
  route: string,
  path: (word: string) => string,
): Door {
  return {
    row,
    route,
    sent: (asked) => ({ path: path(made(asked, purpose).word) }),
    look: ({ status, body, bytes }, asked) =>
      status !== 200
        ? 'refused'
        : asShown(
            (route.endsWith('.xlsx') ? unpacked(bytes) : body).includes(made(asked, purpose).id),
            'hidden',
          ),
  }
}

// What a workbook holds, part after part, past its directory.
function unpacked(bytes: Buffer): string {
  const parts: string[] = []
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0;) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    const next = bytes.indexOf('PK\u0003\u0004', start)
    const end = next < 0 ? bytes.indexOf('PK\u0001\u0002', start) : next
    parts.push(
      bytes.readUInt16LE(at + 8) === 8
        ? inflateRawSync(bytes.subarray(start, end)).toString('utf8')
        : bytes.subarray(start, end).toString('utf8'),
    )
    at = next
  }
  return parts.join('\n')
}

const listed = (row: RowName, purpose: Purpose): Door[] => [
  readOf(row, '/de-an/[id]', purpose),
  found(row, purpose, '/de-an', (word) => `/de-an?q=${word}`),
  found(row, purpose, '/de-an/xuat.xlsx', (word) => `/de-an/xuat.xlsx?q=${word}`),
  found(row, purpose, '/tim-kiem', (word) => `/tim-kiem?q=${word}`),
  found(row, purpose, '/tim-kiem/goi-y', (word) => `/tim-kiem/goi-y?q=${word}`),
  found(row, purpose, '/api/v1/[...path]', (word) => `/api/v1/schemes?q=${word}`),
  readByMachine(row, purpose),
]

const provinceOf = ({ actor, over }: Asked) =>
  actor.at[(over === 'ownProvince' ? 'own' : over) as Relation]

const schemeFields = {
  version: '1',
  confirmed: '1',
  base: '',
  kind: '',
  tier: 'local',
  placeDetail: '',
  establishments: '',
  implementer: '',
  yearFrom: '2019',
  yearTo: '',
  status: '',
  documentNumber: '',
  sourceUrl: '',
  sourceNote: '',
  note: '',
} as const
/** The title of a scheme that was changed. */
export const changedTitle = 'Đã sửa'

const changed = (purpose: Purpose) => (asked: Asked) => ({
  ...schemeFields,
  status: purpose === 'updatePublished' ? 'inPlan' : '',
  title: `${changedTitle} ${made(asked, purpose).word}`,
  province: `34:${provinceOf(asked)}`,
})

const paper = {
  note: 'Báo cáo thử',
  url: '',
  published: '2026-01-01',
  year: '2018',
  'rows[0].indicator': 'budget_total',
  'rows[0].year': '2018',
  'rows[0].status': 'thực hiện',
  'rows[0].qualifier': '',
  'rows[0].raw': '12,5',
  'rows[0].unit': 'tỷ đồng',
} as const

const reportOf: Readonly<Record<string, (asked: Asked) => string>> = {
  ownProvince: ({ actor }) => `tinh-34-${actor.at.own}`,
  province: ({ actor }) => `tinh-34-${actor.at.province}`,
  region: () => 'vung-MTTN',
  nation: () => 'ca-nuoc',
}
const chainOf = (asked: Asked) => (asked.over === 'central' ? 'central' : provinceOf(asked))

const report = '/bao-cao/[scope]/[year]'
// The smallest report there is: every document of it is made for every actor.
const small = '/bao-cao/tinh-34-11/2014'
const frozen = '/bao-cao/dong-bang/[id]'
const documents = ['bao-cao.docx', 'bao-cao.pdf', 'bao-cao.xlsx'] as const
const person = '/quan-tri/nguoi-dung/[id]'
const keepRule = '/quan-tri/du-lieu-ca-nhan/thoi-han/[rule]'
const inBatch = '/nhap-excel/[batch]'

/** Every way the cells are asked. */
export const doors: readonly Door[] = [
  ...[
    ['/'],
    ['/gioi-thieu'],
    ['/gioi-thieu/du-lieu-ca-nhan'],
    ['/ai-duoc-lam-gi'],
    ['/api/v1/[...path]', '/api/v1/openapi.json'],
    ['/bao-cao'],
    [report, small],
    [`${report}/so-lieu`, `${small}/so-lieu`],
    ...documents.map((file) => [`${report}/${file}`, `${small}/${file}`] as const),
    ['/bao-cao/so-sanh'],
    ['/bao-cao/so/[id]', '/bao-cao/so/tinh.vung-NAM.2014.as-was.cong.total.2014.plan'],
    ['/de-an'],
    ['/de-an/xuat.xlsx', '/de-an/xuat.xlsx?q=may'],
    ['/dia-ban'],
    ['/dia-ban/[list]/[code]', '/dia-ban/63/24'],
    ['/dia-ban/vung/[region]', '/dia-ban/vung/NAM'],
    ['/so-lieu'],
    ['/so-lieu/[id]', '/so-lieu/F0014'],
    ['/so-lieu/chi-tieu'],
    ['/so-lieu/kiem-tra'],
    ['/tim-kiem'],
    ['/tim-kiem/goi-y', '/tim-kiem/goi-y?q=go'],
    ['getYearReport', '/api/v1/reports?province=34:11&year=2014'],
    ['getFigure', '/api/v1/figures/F0014'],
    ['listSchemes', '/api/v1/schemes?size=1'],
  ].map(([route = '', path = route]) => read('readPublic', route, path)),
  {
    row: 'readPublic',
    route: '/so-lieu/nguon/[id]',
    sent: ({ world }) => ({ path: `/so-lieu/nguon/${encodeURIComponent(world.samples.source)}` }),
  },
  ...['', ...documents.map((file) => `/${file}`)].map((part): Door => ({
    row: 'readPublic',
    route: `${frozen}${part}`,
    sent: ({ world }) => ({ path: `/bao-cao/dong-bang/${world.samples.snapshot}${part}` }),
  })),

  readOf('readPublished', '/de-an/[id]', 'readPublished'),
  readByMachine('readPublished', 'readPublished'),
  readOf('seeHistory', '/de-an/[id]', 'readPublished', ({ body }) =>
    asShown(body.includes('<h2>Lịch sử</h2>'), 'notShown'),
  ),
  ...listed('readDraftNational', 'readDraftNational'),
  ...listed('readDraftLocal', 'readDraftLocal'),

  read('createScheme', '/de-an/moi'),
  form('createSchemeAt', '/de-an/moi', 'default', (asked) => ({
    ...schemeFields,
    title: `Máy mới ${randomUUID()}`,
    province: `34:${provinceOf(asked)}`,
  })),
  ...(['updateDraft', 'updatePublished'] as const).flatMap((purpose) => [
    readOf(purpose, '/de-an/[id]/sua', purpose),
    formOf(purpose, '/de-an/[id]/sua', 'default', purpose, changed(purpose)),
  ]),
  ...(['deleteDraft', 'deletePublished'] as const).map((purpose) =>
    formOf(purpose, '/de-an/[id]', 'delete', purpose, { version: '1' }),
  ),
  formOf('restoreDraft', '/de-an/[id]', 'restore', 'restoreDraft'),

  ...(['readDraftNational', 'readDraftLocal'] as const).map((purpose): Door => ({
    row: 'readDraftByKey',
    route: 'getScheme',
    purpose,
    isByKey: true,
    sent: (asked) => byKey(asked, { path: `/api/v1/schemes/${made(asked, purpose).id}` }),
    ofNothing: (asked) => byKey(asked, { path: `/api/v1/schemes/${noRecord}` }),
  })),
  {
    row: 'createSchemeByKey',
    route: 'createScheme',
    isByKey: true,
    sent: (asked) =>
      byKey(asked, {
        method: 'POST',
        path: '/api/v1/schemes',
        headers: { 'idempotency-key': randomUUID() },
        json: newByMachine(asked),
      }),
  },
  changedByKey('updateDraftByKey'),
  changedByKey('updatePublishedByKey'),
  withoutKey('default'),
  withoutKey('PATCH'),
  {
    row: 'otherMethod',
    route: '/api/v1/[...path]',
    form: 'fallback',
    sent: () => ({ method: 'DELETE', path: `/api/v1/schemes/${noRecord}` }),
  },

  read('seeImports', '/nhap-excel'),
  read('startImport', '/nhap-excel/mau.xlsx'),
  {
    row: 'startImport',
    route: '/nhap-excel',
    form: 'default',
    isInTurn: true,
    sent: (asked) => workbookSent(address(asked)),
  },
  readOf('readImport', inBatch, 'readImport'),
  readOf('readImport', `${inBatch}/cot`, 'readImport'),
  readOf('readImport', `${inBatch}/dong-loi.xlsx`, 'readImport'),
  ...Object.entries({
    fix: { sheet: 'S', address: 'D4', newValue: 'An Giang', oldValue: 'x' },
    fixAll: { code: 'placeUnknown' },
    leaveOut: { sheet: 'S', row: '3' },
    takeBack: { sheet: 'S', row: '3' },
  }).map(([name, fields]) => formOf('correctImport', inBatch, name, 'correctImport', fields)),
  formOf('correctImport', `${inBatch}/cot`, 'default', 'correctImport'),
  ...(['take', 'undo', 'drop'] as const).map((name) => formOf('closeImport', inBatch, name, name)),

  read('enterFigures', '/so-lieu/moi'),
  ...(['add', 'check'] as const).map((name) =>
    form('enterFigures', '/so-lieu/moi', name, { ...paper, place: '34-66' }),
  ),
  form('enterFiguresAt', '/so-lieu/moi', 'save', (asked) => ({
    ...paper,
    note: `Báo cáo thử ${randomUUID()}`,
    place: `34-${provinceOf(asked)}`,
  })),
  form(
    'freezeReport',
    report,
    'freeze',
    { reason: 'Thử' },
    (asked) => `/bao-cao/${reportOf[asked.over]?.(asked)}/2014`,
  ),

  read('seeLog', '/nhat-ky'),
  read('seeLog', '/nhat-ky/kiem-chung'),
  read('seeLog', '/nhat-ky/kiem-chung/[file]', '/nhat-ky/kiem-chung/verify.mjs'),
  {
    row: 'readLogOf',
    route: '/nhat-ky/[chain]/[seq]',
    sent: (asked) => ({ path: `/nhat-ky/${chainOf(asked)}/1` }),
  },
  {
    row: 'readLogOf',
    route: '/nhat-ky/[chain]/xuat.ndjson',
    sent: (asked) => ({ path: `/nhat-ky/${chainOf(asked)}/xuat.ndjson` }),
  },

  read('seeSharing', '/chia-se'),
  read('giveSharing', '/chia-se/moi'),
  form('giveSharing', '/chia-se/moi', 'default'),
  read('findSharing', '/chia-se/[id]', `/chia-se/${noRecord}`),
  form('endSharing', '/chia-se/[id]', 'end', {}, () => `/chia-se/${noRecord}`),

  read('refusalPage', '/khong-vao-duoc'),
  read('managePeople', '/quan-tri'),
  read('managePeople', '/quan-tri/don-vi'),
  ofNothing(read('managePeople', '/quan-tri/don-vi/[id]', `/quan-tri/don-vi/${noRecord}`)),
  ...['rename', 'link', 'end', 'goOn'].map((name) =>
    ofNothing(
      form('administer', '/quan-tri/don-vi/[id]', name, {}, () => `/quan-tri/don-vi/${noRecord}`),
    ),
  ),
  read('administer', '/quan-tri/don-vi/moi'),
  ofNothing(form('administer', '/quan-tri/don-vi/moi', 'default')),
  read('managePeople', '/quan-tri/nguoi-dung'),
  ofNothing(read('managePeople', person, `/quan-tri/nguoi-dung/${noRecord}`)),
  ...Object.entries({
    give: 'managePeople',
    takeBack: 'managePeople',
    end: 'managePeople',
    resume: 'managePeople',
    invite: 'managePeople',
    change: 'administer',
    deactivate: 'administer',
    reactivate: 'administer',
    signOut: 'administer',
    takeOff: 'administer',
  } as const).map(([name, row]) =>
    ofNothing(form(row, person, name, {}, () => `/quan-tri/nguoi-dung/${noRecord}`)),
  ),
  read('managePeople', '/quan-tri/nguoi-dung/moi'),
  ofNothing(form('managePeople', '/quan-tri/nguoi-dung/moi', 'default')),
  read('refusalPage', '/thiet-lap'),
  form('refusalPage', '/thiet-lap', 'default', { name: 'x', email: 'x', ma: 'x', password: 'x' }),
  read('keepData', '/quan-tri/du-lieu-ca-nhan/thoi-han'),
  ofNothing(form('keepData', '/quan-tri/du-lieu-ca-nhan/thoi-han', 'tra-loi', { kind: 'access' })),
  read('keepData', keepRule, keepRule.replace('[rule]', 'mails')),
  // Refused for what it lacks, or carried out on nothing: only whether one is let in is seen.
  ...['dat', 'thuc-hien'].map((name) =>
    ofNothing(form('keepData', keepRule, name, {}, () => keepRule.replace('[rule]', 'undoneRows'))),
  ),
  read('decideOnData', '/quan-tri/du-lieu-ca-nhan'),
  read('decideOnData', '/quan-tri/du-lieu-ca-nhan/moi'),
  ofNothing(form('decideOnData', '/quan-tri/du-lieu-ca-nhan/moi', 'default')),
  ofNothing(
    read('decideOnData', '/quan-tri/du-lieu-ca-nhan/[id]', `/quan-tri/du-lieu-ca-nhan/${noRecord}`),
  ),
  ofNothing(
    form(
      'decideOnData',
      '/quan-tri/du-lieu-ca-nhan/[id]',
      'default',
      { outcome: 'granted', answer: 'x' },
      () => `/quan-tri/du-lieu-ca-nhan/${noRecord}`,
    ),
  ),
  read('ownAccount', '/toi/uy-quyen'),
  ...['name', 'revoke', 'restore'].map((name) =>
    ofNothing(form('nameDeputy', '/toi/uy-quyen', name, { id: noRecord })),
  ),
  read('handOver', '/quan-tri/ban-giao'),
  ...['make', 'undo'].map((name) =>
    ofNothing(form('handOver', '/quan-tri/ban-giao', name, { id: noRecord, unit: noRecord })),
  ),
  read('keepKeys', '/toi/khoa-api'),
  ofNothing(form('keepKeys', '/toi/khoa-api', 'tao')),
  ofNothing(form('keepKeys', '/toi/khoa-api', 'thu-hoi', { id: noRecord })),
  read('seeOutbox', '/quan-tri/thu-di'),
  read('ownAccount', '/toi/bao-mat'),
  read('ownAccount', '/toi/bao-mat/khoa'),
  read('ownAccount', '/toi/du-lieu'),
  read('ownAccount', '/toi/du-lieu/du-lieu.json'),
  form('ownAccount', '/toi/du-lieu', 'gui', { kind: '', what: '' }),
  ofNothing(form('ownAccount', '/toi/du-lieu', 'rut', { id: noRecord })),
  form('ownAccount', '/toi/du-lieu', 'dong-y', { phone: '0912 345 678' }),
  form('ownAccount', '/toi/du-lieu', 'rut-dong-y'),
  read('ownAccount', '/xac-nhan'),
  ...Object.entries({
    'mat-khau': { current: '', next: '' },
    thu: { email: '' },
    'bat-dau': { password: 'sai rồi' },
    bat: { code: '' },
    bo: {},
    'ma-moi': {},
    'bo-khoa': {},
    'dang-xuat': { session: 'x' },
  }).map(([name, fields]) => form('ownAccount', '/toi/bao-mat', name, fields)),
  form('ownAccount', '/toi/bao-mat/khoa', 'default'),
  form('ownAccount', '/toi/vai-tro', 'default', { holding: 'x' }),
  form('ownAccount', '/xac-nhan', 'default', { by: 'code', ve: '/' }),
  form('ownAccount', '/xac-nhan/khoa', 'default'),

  ...[
    '/dang-nhap',
    '/dang-nhap/callback/oidc',
    '/dang-nhap/dat-mat-khau',
    '/dang-nhap/doi-thu',
    '/dang-nhap/khoa',
    '/dang-nhap/ma',
    '/dang-nhap/oidc',
    '/dang-nhap/quen-mat-khau',
  ].map((route) => read('door', route)),
  form('door', '/dang-nhap', 'password', { email: '', password: '', ve: '/' }),
  form('door', '/dang-nhap', 'demo', ({ world, actor }) => ({
    person: actor.personId ?? world.actors[1]?.personId ?? '',
    ve: '/',
  })),
  form('door', '/dang-nhap/dat-mat-khau', 'default', { next: '' }),
  form('door', '/dang-nhap/doi-thu', 'default', { ma: 'x' }),
  form('door', '/dang-nhap/khoa', 'default'),
  form('door', '/dang-nhap/ma', 'ma', { code: '', ve: '/' }),
  form('door', '/dang-nhap/ma', 'khoi-phuc', { recovery: '', ve: '/' }),
  form('door', '/dang-nhap/quen-mat-khau', 'default', { email: '' }),
  form('door', '/giao-dien', 'default', { theme: 'dark', back: '/' }),
  // The last: it ends the session.
  form('door', '/dang-xuat', 'default'),
]

/** What a status means, where somebody is led as well. */
export function outcomeOf({ status, headers }: Answer, { row }: Pick<Cell, 'row'>): Outcome {
  const ledTo = String(headers.location ?? '')
  if (status === 401) return 'signIn'
  if (status === 303 && row !== 'door' && /^\/(en\/)?dang-nhap\b/.test(ledTo)) return 'signIn'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'hidden'
  // Whoever may correct an import that is over is told that it is over.
  if (status === 409 && row === 'correctImport') return 'ok'
  // An empty form that comes back with what it lacks was let in.
  if (row === 'ownAccount' || row === 'door' || row === 'giveSharing')
    return status < 500 ? 'ok' : 'refused'
  return status < 400 ? 'ok' : 'refused'
}
