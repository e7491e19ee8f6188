/** Which record of the world stands for a parameter of an address. */
export type RecordName = 'scheme' | 'figure' | 'madeFigure' | 'source' | 'batch' | 'snapshot'

/** What an attack needs to know of an address, which its files do not say. */
export type KnownRoute = {
  /** The role of whoever asks, or nobody; an officer of the agency where it is not said. */
  readonly as?: string
  /** A record for each parameter of the path, or a text that works there. */
  readonly params?: Readonly<Record<string, RecordName | { readonly text: string }>>
  /** The parameters of the query, with a value that works or none. */
  readonly query?: Readonly<Record<string, string | null>>
  /** The fields of each form action, with values that work. */
  readonly actions?: Readonly<Record<string, KnownForm>>
  /** A file that takes long to make. */
  readonly isDocument?: true
}

/** The fields of a form; `key` is filled with one of its own each time. */
export type KnownForm = {
  readonly fields: Readonly<Record<string, string>>
  readonly fileField?: string
  /** A script of the page sends it, as JSON. */
  readonly isJson?: true
}

const nobody = { text: '00000000-0000-4000-8000-000000000000' } as const
const newRole = { key: '', unit: '', role: 'doitOfficer', validFrom: '2026-12-01' } as const
const passkey = { response: 'x', after: '/', name: 'Khóa' } as const

const dataRequest = {
  kind: 'correction',
  what: 'Sửa số điện thoại',
  why: 'Đổi số',
  newName: '',
  newEmail: '',
  newPhone: '0912 345 678',
} as const

const asked = { scope: { text: 'vung-NAM' }, year: { text: '2014' } } as const
const view = { xem: 'today' } as const
const row = { sheet: 'S', row: '3', key: '' } as const

const schemeFilter = {
  q: 'may say',
  'chi-tu': null,
  tinh: '63:24',
  vung: null,
  'noi-dung': null,
  loai: null,
  nhom: null,
  cap: null,
  nguon: null,
  'tinh-trang': null,
  'tu-nam': null,
  'den-nam': null,
  nam: null,
  'chua-ro-nam': null,
  'de-an-diem': null,
  'co-so': null,
  'de-an-nhom': null,
  'chua-ro-kinh-phi': null,
  'da-xoa': null,
  sap: '-ke-hoach',
} as const

const schemeForm = {
  key: '',
  version: '1',
  confirmed: '1',
  base: '',
  title: 'Hỗ trợ máy sấy gỗ',
  kind: '',
  tier: '',
  province: '63:24',
  placeDetail: 'Xã Tân Sơn',
  establishments: 'HTX Thử',
  implementer: 'Trung tâm Khuyến công',
  yearFrom: '2018',
  yearTo: '2018',
  status: '',
  documentNumber: '1/QĐ',
  sourceUrl: 'https://example.gov.vn/1',
  sourceNote: 'Thử',
  note: 'Thử',
  'money.national.planned': '200',
  'money.national.actual': '',
  'outputs[0].indicator': '',
  'outputs[0].planned': '',
  'outputs[0].actual': '',
} as const

const paperForm = {
  key: '',
  note: 'Báo cáo thử',
  url: 'https://example.gov.vn/bao-cao',
  published: '2026-01-01',
  place: '63-24',
  year: '2018',
  'rows[0].indicator': 'budget_total',
  'rows[0].year': '2018',
  'rows[0].status': 'thực hiện',
  'rows[0].qualifier': '',
  'rows[0].raw': '12,5',
  'rows[0].unit': 'tỷ đồng',
} as const

/** Every address of the program. One that is missing here, or that is gone, fails the attack before it begins. */
export const knownRoutes: Readonly<Record<string, KnownRoute>> = {
  '/': {},
  '/gioi-thieu': {},
  '/ai-duoc-lam-gi': { query: { 'vai-tro': 'doitOfficer' } },
  '/dang-nhap': {
    as: 'nobody',
    query: { ve: '/de-an' },
    actions: {
      password: { fields: { email: 'ai@example.gov.vn', password: 'sai rồi', ve: '/' } },
      demo: { fields: { person: 'x', ve: '/' } },
    },
  },
  '/khong-vao-duoc': { query: { 'vi-sao': 'forbidden' } },
  '/dang-nhap/khoa': { as: 'nobody', actions: { POST: { fields: passkey, isJson: true } } },
  '/dang-nhap/oidc': { as: 'nobody', query: { ve: '/de-an' } },
  '/dang-nhap/callback/oidc': {
    as: 'nobody',
    query: { code: 'x', state: 'x', error: null, error_description: null, iss: null },
  },
  '/dang-nhap/quen-mat-khau': {
    as: 'nobody',
    actions: { default: { fields: { email: 'ai@example.gov.vn' } } },
  },
  '/dang-nhap/dat-mat-khau': {
    as: 'nobody',
    query: { ma: 'x' },
    actions: { default: { fields: { ma: 'x', next: 'một mật khẩu dài hơn' } } },
  },
  '/dang-nhap/doi-thu': {
    as: 'nobody',
    query: { ma: 'x' },
    actions: { default: { fields: { ma: 'x' } } },
  },
  '/quan-tri/thu-di': { as: 'admin' },
  '/quan-tri': { as: 'admin' },
  '/quan-tri/ban-giao': {
    as: 'admin',
    query: { 'don-vi': null, nguoi: null },
    actions: {
      make: {
        fields: {
          key: '',
          unit: '',
          from: '',
          to: '',
          because: 'Nghỉ phép',
          effectiveOn: '2026-12-01',
          roles: '',
        },
      },
      undo: { fields: { id: '', unit: '' } },
    },
  },
  '/quan-tri/nguoi-dung': {
    as: 'admin',
    query: { q: 'an', 'don-vi': null, 'vai-tro': 'doitOfficer', 'trang-thai': 'active', sau: null },
  },
  '/quan-tri/nguoi-dung/[id]': {
    as: 'admin',
    params: { id: nobody },
    actions: {
      give: { fields: { ...newRole, validTo: '', because: 'QĐ 1' } },
      takeBack: { fields: { id: '' } },
      end: {
        fields: {
          ...{ id: '', version: '1', when: 'day', validTo: '2026-12-31', because: 'x', before: '' },
        },
      },
      resume: { fields: { id: '', version: '1', validTo: '' } },
      change: { fields: { version: '1', name: 'An', email: 'an@vidu.vn' } },
      deactivate: { fields: { version: '1', because: 'Nghỉ hưu' } },
      reactivate: { fields: { version: '1' } },
      signOut: { fields: {} },
      takeOff: { fields: {} },
      invite: { fields: {} },
    },
  },
  '/quan-tri/nguoi-dung/moi': {
    as: 'admin',
    query: { 'don-vi': null },
    actions: {
      default: { fields: { ...newRole, validTo: '', name: 'An', email: 'an.moi@vidu.vn' } },
    },
  },
  '/quan-tri/don-vi': { as: 'admin', query: { q: 'so', tinh: '66', loai: 'department' } },
  '/quan-tri/don-vi/[id]': {
    as: 'admin',
    params: { id: nobody },
    actions: {
      rename: { fields: { version: '1', title: 'Sở' } },
      link: { fields: { version: '1', establishment: 'HTX' } },
      end: { fields: { version: '1', validTo: '2026-12-31' } },
      goOn: { fields: { version: '1' } },
    },
  },
  '/quan-tri/don-vi/moi': {
    as: 'admin',
    actions: {
      default: {
        fields: {
          key: '',
          kind: 'commune',
          title: 'UBND xã',
          province: '66',
          region: '',
          parent: '',
          validFrom: '2026-01-01',
        },
      },
    },
  },
  '/thiet-lap': {
    query: { ma: null },
    actions: { default: { fields: { ma: 'x', name: 'An', email: 'an@vidu.vn', password: 'x' } } },
  },
  '/toi/uy-quyen': {
    as: 'doitLeader',
    actions: {
      name: {
        fields: {
          key: '',
          holding: '',
          deputy: '',
          which: 'all',
          acts: 'report.freeze',
          validFrom: '2026-12-01',
          validTo: '2026-12-31',
          because: 'Đi học',
        },
      },
      revoke: { fields: { id: '' } },
      restore: { fields: { id: '' } },
    },
  },
  '/toi/bao-mat/khoa': { as: 'mof', actions: { POST: { fields: passkey, isJson: true } } },
  '/xac-nhan/khoa': { as: 'mof', actions: { POST: { fields: passkey, isJson: true } } },
  '/dang-nhap/ma': {
    as: 'nobody',
    query: { ve: '/de-an' },
    actions: {
      ma: { fields: { code: '123456', ve: '/' } },
      'khoi-phuc': { fields: { recovery: 'abcde-fghij', ve: '/' } },
    },
  },
  '/xac-nhan': {
    as: 'mof',
    query: { ve: '/de-an', giu: '' },
    actions: {
      default: {
        fields: { by: 'password', password: 'sai rồi', code: '', recovery: '', ve: '/', giu: '' },
      },
    },
  },
  '/toi/bao-mat': {
    as: 'mof',
    actions: {
      'mat-khau': { fields: { current: 'sai rồi', next: 'một mật khẩu dài hơn' } },
      thu: { fields: { email: 'moi@example.gov.vn' } },
      'bat-dau': { fields: { password: 'sai rồi' } },
      bat: { fields: { code: '123456' } },
      bo: { fields: {} },
      'ma-moi': { fields: {} },
      'dang-xuat': { fields: { session: 'x' } },
      'bo-khoa': { fields: { passkey: 'x' } },
    },
  },
  '/gioi-thieu/du-lieu-ca-nhan': {},
  '/toi/du-lieu': {
    as: 'mof',
    actions: {
      gui: { fields: { key: '', ...dataRequest } },
      rut: { fields: { id: '' } },
      'dong-y': { fields: { phone: '0912 345 678', agrees: 'on' } },
      'rut-dong-y': { fields: {} },
    },
  },
  '/quan-tri/du-lieu-ca-nhan': { as: 'admin', query: { 'tinh-trang': 'open' } },
  '/quan-tri/du-lieu-ca-nhan/moi': {
    as: 'admin',
    actions: {
      default: {
        fields: {
          key: '',
          person: 'Lê Thị Lụa',
          contact: 'lua@vidu.vn',
          channel: 'paper',
          receivedOn: '2026-11-20',
          ...dataRequest,
        },
      },
    },
  },
  '/quan-tri/du-lieu-ca-nhan/thoi-han': {
    as: 'admin',
    actions: {
      'tra-loi': {
        fields: {
          kind: 'access',
          version: '1',
          replyCount: '2',
          replyUnit: 'workingDay',
          doneCount: '10',
          doneUnit: 'workingDay',
          source: 'NĐ 356',
        },
      },
    },
  },
  '/quan-tri/du-lieu-ca-nhan/thoi-han/[rule]': {
    as: 'admin',
    params: { rule: { text: 'undoneRows' } },
    actions: {
      dat: { fields: { version: '1', count: '2', unit: 'year', source: 'QĐ 1', isOn: '' } },
      'thuc-hien': { fields: {} },
    },
  },
  // No request is made for the attack: an erasure would take the person it acts as away.
  '/quan-tri/du-lieu-ca-nhan/[id]': {
    as: 'admin',
    params: { id: nobody },
    actions: { default: { fields: { version: '1', outcome: 'refused', answer: 'Không đúng' } } },
  },
  '/toi/du-lieu/du-lieu.json': { as: 'mof', isDocument: true },
  '/toi/khoa-api': {
    actions: {
      tao: { fields: { key: '', name: 'Máy', scopes: 'scheme.read', days: '30' } },
      'thu-hoi': { fields: { id: 'x' } },
    },
  },
  '/toi/vai-tro': { as: 'mof', actions: { POST: { fields: { holding: 'x', back: '/' } } } },
  '/dang-xuat': { as: 'nobody', actions: { POST: { fields: {} } } },
  '/giao-dien': { actions: { POST: { fields: { theme: 'dark', back: '/' } } } },
  '/tim-kiem': { query: { q: 'go soi' } },
  '/tim-kiem/goi-y': { query: { q: 'go soi' } },
  '/dia-ban': { query: { q: 'ha tay', 'ban-do': '63' } },
  '/dia-ban/[list]/[code]': { params: { list: { text: '63' }, code: { text: '24' } } },
  '/dia-ban/vung/[region]': { params: { region: { text: 'NAM' } } },
  '/so-lieu': {
    query: {
      q: 'kinh phi',
      noi: '63-24',
      'chi-tieu': null,
      nguon: null,
      'trang-thai': null,
      nam: null,
      'chi-tu': null,
      sort: 'value',
      dir: 'asc',
      page: '1',
    },
  },
  '/so-lieu/[id]': { params: { id: 'figure' } },
  '/so-lieu/chi-tieu': {},
  '/so-lieu/kiem-tra': { query: { 'ket-luan': 'error', loai: null, page: '1' } },
  '/so-lieu/nguon/[id]': { params: { id: 'source' } },
  '/so-lieu/moi': {
    actions: {
      add: { fields: paperForm },
      check: { fields: paperForm },
      save: { fields: paperForm },
    },
  },
  '/de-an': { query: { ...schemeFilter, cot: 'province,year', dong: '20', trang: '1' } },
  '/de-an/xuat.xlsx': { query: schemeFilter, isDocument: true },
  '/de-an/moi': { query: { tinh: '63:24' }, actions: { default: { fields: schemeForm } } },
  '/de-an/[id]': {
    params: { id: 'scheme' },
    actions: { delete: { fields: { version: '1' } }, restore: { fields: { version: '1' } } },
  },
  '/de-an/[id]/sua': { params: { id: 'scheme' }, actions: { default: { fields: schemeForm } } },
  '/chia-se': { as: 'doitLeader' },
  // No share is made for the attack: what is tried here are identifiers of none.
  '/chia-se/[id]': {
    as: 'doitLeader',
    params: { id: { text: '00000000-0000-7000-8000-000000000000' } },
    actions: { end: { fields: { version: '1', because: 'Thử' } } },
  },
  '/chia-se/moi': {
    as: 'doitLeader',
    query: { 'de-an': null, ...schemeFilter },
    actions: {
      default: {
        fields: {
          key: '',
          to: '24',
          ground: 'agreement',
          document: '1/QĐ',
          ends: '2027-12-31',
          scheme: '00000000-0000-7000-8000-000000000000',
        },
      },
    },
  },
  '/nhap-excel': { actions: { default: { fields: { key: '' }, fileField: 'file' } } },
  '/nhap-excel/mau.xlsx': { isDocument: true },
  '/nhap-excel/[batch]': {
    params: { batch: 'batch' },
    query: { xem: 'tat-ca', trang: '1' },
    actions: {
      fix: { fields: { sheet: 'S', address: 'D4', newValue: 'An Giang', oldValue: 'x', key: '' } },
      fixAll: { fields: { code: 'placeUnknown', key: '' } },
      leaveOut: { fields: row },
      takeBack: { fields: row },
      undo: { fields: { key: '' } },
      take: { fields: { key: '' } },
      drop: { fields: { key: '' } },
    },
  },
  '/nhap-excel/[batch]/cot': {
    params: { batch: 'batch' },
    actions: {
      default: {
        fields: {
          key: '',
          'taken.0': 'on',
          'field.0.1': 'title',
          'unit.0': 'million',
          'province.0': '63:24',
          'year.0': '2018',
        },
      },
    },
  },
  '/nhap-excel/[batch]/dong-loi.xlsx': { params: { batch: 'batch' }, isDocument: true },
  '/bao-cao': { query: { 'pham-vi': 'vung-BAC', nam: null, xem: null } },
  '/bao-cao/[scope]/[year]': {
    params: asked,
    query: view,
    actions: { freeze: { fields: { key: '', reason: 'Để gửi Bộ' } } },
  },
  '/bao-cao/[scope]/[year]/so-lieu': { params: asked, query: view },
  '/bao-cao/[scope]/[year]/bao-cao.docx': { params: asked, query: view, isDocument: true },
  '/bao-cao/[scope]/[year]/bao-cao.pdf': { params: asked, query: view, isDocument: true },
  '/bao-cao/[scope]/[year]/bao-cao.xlsx': { params: asked, query: view, isDocument: true },
  '/bao-cao/dong-bang/[id]': { params: { id: 'snapshot' } },
  '/bao-cao/dong-bang/[id]/bao-cao.docx': { params: { id: 'snapshot' }, isDocument: true },
  '/bao-cao/dong-bang/[id]/bao-cao.pdf': { params: { id: 'snapshot' }, isDocument: true },
  '/bao-cao/dong-bang/[id]/bao-cao.xlsx': { params: { id: 'snapshot' }, isDocument: true },
  '/bao-cao/so-sanh': {
    query: {
      a: 'vung-NAM',
      'nam-a': '2013',
      'muc-a': 'plan',
      b: 'vung-NAM',
      'nam-b': '2014',
      'muc-b': 'plan',
      xem: 'as-was',
    },
  },
  '/bao-cao/so/[id]': { params: { id: 'madeFigure' } },
  '/nhat-ky': {
    as: 'inspector',
    query: {
      cua: 'central',
      tu: null,
      den: null,
      viec: null,
      nguoi: null,
      loai: null,
      q: 'may say',
      truoc: null,
    },
  },
  '/nhat-ky/kiem-chung': { as: 'inspector' },
  '/nhat-ky/kiem-chung/[file]': {
    as: 'inspector',
    params: { file: { text: 'verify.mjs' } },
    isDocument: true,
  },
  '/nhat-ky/[chain]/[seq]': {
    as: 'inspector',
    params: { chain: { text: 'central' }, seq: { text: '1' } },
  },
  '/nhat-ky/[chain]/xuat.ndjson': {
    as: 'inspector',
    params: { chain: { text: 'central' } },
    isDocument: true,
  },
  // Its operations are read from the OpenAPI document.
  '/api/v1/[...path]': {
    params: { path: { text: 'schemes' } },
    // What is sent as a form is refused: a change is JSON, with a key.
    actions: { POST: { fields: { title: 'x' } }, PATCH: { fields: { title: 'x' } } },
  },
}
