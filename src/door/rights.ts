import type { ActName } from '#modules/access/model.ts'

/** What it takes to be let in: a right of the table, to be signed in, or nothing. */
export type Entry = ActName | 'signedIn' | 'everybody'

/** What it takes to read a page, and to send each of its forms; a handler that takes POST has one form, `default`. */
export type RouteRights = {
  readonly read?: Entry
  readonly forms?: Readonly<Record<string, Entry>>
}

/**
 * Every address of the product and the right it asks for; what is not here is not let in, and a test holds the
 * list equal to the folders. The door asks whether somebody has the right at all; whose records they may touch is asked with the record in hand.
 */
export const routeRights = {
  '/': { read: 'report.read' },
  '/ai-duoc-lam-gi': { read: 'everybody' },
  // What each operation asks for it says itself; a change asks for a machine's key besides. Other methods are told which there are.
  '/api/v1/[...path]': {
    read: 'everybody',
    forms: { default: 'everybody', PATCH: 'everybody', fallback: 'everybody' },
  },
  '/bao-cao': { read: 'report.read' },
  '/bao-cao/[scope]/[year]': { read: 'report.read', forms: { freeze: 'report.freeze' } },
  '/bao-cao/[scope]/[year]/bao-cao.docx': { read: 'report.read' },
  '/bao-cao/[scope]/[year]/bao-cao.pdf': { read: 'report.read' },
  '/bao-cao/[scope]/[year]/bao-cao.xlsx': { read: 'report.read' },
  '/bao-cao/[scope]/[year]/so-lieu': { read: 'report.read' },
  '/bao-cao/dong-bang/[id]': { read: 'report.read' },
  '/bao-cao/dong-bang/[id]/bao-cao.docx': { read: 'report.read' },
  '/bao-cao/dong-bang/[id]/bao-cao.pdf': { read: 'report.read' },
  '/bao-cao/dong-bang/[id]/bao-cao.xlsx': { read: 'report.read' },
  '/bao-cao/so-sanh': { read: 'report.read' },
  '/bao-cao/so/[id]': { read: 'report.read' },
  '/chia-se': { read: 'share.read' },
  '/chia-se/[id]': { read: 'share.read', forms: { end: 'share.end' } },
  '/chia-se/moi': { read: 'share.give', forms: { default: 'share.give' } },
  '/dang-nhap': { read: 'everybody', forms: { password: 'everybody', demo: 'everybody' } },
  '/dang-nhap/callback/oidc': { read: 'everybody' },
  '/dang-nhap/dat-mat-khau': { read: 'everybody', forms: { default: 'everybody' } },
  '/dang-nhap/doi-thu': { read: 'everybody', forms: { default: 'everybody' } },
  '/dang-nhap/khoa': { read: 'everybody', forms: { default: 'everybody' } },
  '/dang-nhap/ma': { read: 'everybody', forms: { ma: 'everybody', 'khoi-phuc': 'everybody' } },
  '/dang-nhap/oidc': { read: 'everybody' },
  '/dang-nhap/quen-mat-khau': { read: 'everybody', forms: { default: 'everybody' } },
  '/dang-xuat': { forms: { default: 'everybody' } },
  '/de-an': { read: 'scheme.read' },
  '/de-an/[id]': {
    read: 'scheme.read',
    forms: { delete: 'scheme.delete', restore: 'scheme.undelete' },
  },
  '/de-an/[id]/sua': { read: 'scheme.update', forms: { default: 'scheme.update' } },
  '/de-an/moi': { read: 'scheme.create', forms: { default: 'scheme.create' } },
  '/de-an/xuat.xlsx': { read: 'scheme.read' },
  '/dia-ban': { read: 'territory.read' },
  '/dia-ban/[list]/[code]': { read: 'territory.read' },
  '/dia-ban/vung/[region]': { read: 'territory.read' },
  '/giao-dien': { forms: { default: 'everybody' } },
  '/gioi-thieu': { read: 'everybody' },
  '/gioi-thieu/du-lieu-ca-nhan': { read: 'everybody' },
  '/khong-vao-duoc': { read: 'everybody' },
  '/nhap-excel': { read: 'import.read', forms: { default: 'import.start' } },
  '/nhap-excel/[batch]': {
    read: 'import.read',
    forms: {
      fix: 'import.fix',
      fixAll: 'import.fix',
      leaveOut: 'import.fix',
      takeBack: 'import.fix',
      take: 'import.take',
      undo: 'import.undo',
      drop: 'import.drop',
    },
  },
  '/nhap-excel/[batch]/cot': { read: 'import.read', forms: { default: 'import.map' } },
  '/nhap-excel/[batch]/dong-loi.xlsx': { read: 'import.read' },
  '/nhap-excel/mau.xlsx': { read: 'import.start' },
  '/nhat-ky': { read: 'audit.read' },
  '/nhat-ky/kiem-chung': { read: 'audit.read' },
  '/nhat-ky/kiem-chung/[file]': { read: 'audit.read' },
  '/nhat-ky/[chain]/[seq]': { read: 'audit.read' },
  '/nhat-ky/[chain]/xuat.ndjson': { read: 'audit.read' },
  '/quan-tri': { read: 'person.read' },
  '/quan-tri/ban-giao': {
    read: 'handover.make',
    forms: { make: 'handover.make', undo: 'handover.make' },
  },
  '/quan-tri/don-vi': { read: 'unit.read' },
  '/quan-tri/don-vi/[id]': {
    read: 'unit.read',
    forms: {
      rename: 'unit.change',
      link: 'unit.change',
      end: 'unit.change',
      goOn: 'unit.change',
    },
  },
  '/quan-tri/don-vi/moi': { read: 'unit.make', forms: { default: 'unit.make' } },
  '/quan-tri/du-lieu-ca-nhan': { read: 'privacy.decide' },
  '/quan-tri/du-lieu-ca-nhan/[id]': {
    read: 'privacy.decide',
    forms: { default: 'privacy.decide' },
  },
  '/quan-tri/du-lieu-ca-nhan/moi': {
    read: 'privacy.decide',
    forms: { default: 'privacy.decide' },
  },
  '/quan-tri/du-lieu-ca-nhan/thoi-han': {
    read: 'privacy.keep',
    forms: { 'tra-loi': 'privacy.keep' },
  },
  '/quan-tri/du-lieu-ca-nhan/thoi-han/[rule]': {
    read: 'privacy.keep',
    forms: { dat: 'privacy.keep', 'thuc-hien': 'privacy.keep' },
  },
  '/quan-tri/nguoi-dung': { read: 'person.read' },
  '/quan-tri/nguoi-dung/[id]': {
    read: 'person.read',
    forms: {
      give: 'role.give',
      end: 'role.end',
      takeBack: 'role.end',
      resume: 'role.end',
      change: 'person.change',
      deactivate: 'person.deactivate',
      reactivate: 'person.deactivate',
      signOut: 'session.end',
      takeOff: 'person.change',
      invite: 'person.invite',
    },
  },
  '/quan-tri/nguoi-dung/moi': { read: 'person.invite', forms: { default: 'person.invite' } },
  '/quan-tri/thu-di': { read: 'outbox.read' },
  '/so-lieu': { read: 'figure.read' },
  '/so-lieu/[id]': { read: 'figure.read' },
  '/so-lieu/chi-tieu': { read: 'figure.read' },
  '/so-lieu/kiem-tra': { read: 'figure.read' },
  '/so-lieu/moi': {
    read: 'figures.enter',
    forms: { add: 'figures.enter', check: 'figures.enter', save: 'figures.enter' },
  },
  '/so-lieu/nguon/[id]': { read: 'figure.read' },
  // It answers as if it were not there to whoever has not the one-time link.
  '/thiet-lap': { read: 'everybody', forms: { default: 'everybody' } },
  '/toi/bao-mat': {
    read: 'signedIn',
    forms: {
      'mat-khau': 'signedIn',
      thu: 'signedIn',
      'bat-dau': 'signedIn',
      bat: 'signedIn',
      bo: 'signedIn',
      'ma-moi': 'signedIn',
      'bo-khoa': 'signedIn',
      'dang-xuat': 'signedIn',
    },
  },
  '/toi/bao-mat/khoa': { read: 'signedIn', forms: { default: 'signedIn' } },
  '/toi/du-lieu': {
    read: 'signedIn',
    forms: { gui: 'signedIn', rut: 'signedIn', 'dong-y': 'signedIn', 'rut-dong-y': 'signedIn' },
  },
  '/toi/du-lieu/du-lieu.json': { read: 'signedIn' },
  // Who was named deputy sees it here too, whatever their role.
  '/toi/uy-quyen': {
    read: 'signedIn',
    forms: { name: 'deputy.name', revoke: 'deputy.name', restore: 'deputy.name' },
  },
  '/toi/khoa-api': { read: 'key.read', forms: { tao: 'key.make', 'thu-hoi': 'key.revoke' } },
  '/toi/vai-tro': { forms: { default: 'signedIn' } },
  '/tim-kiem': { read: 'scheme.read' },
  '/tim-kiem/goi-y': { read: 'scheme.read' },
  '/xac-nhan': { read: 'signedIn', forms: { default: 'signedIn' } },
  '/xac-nhan/khoa': { forms: { default: 'signedIn' } },
} as const satisfies Readonly<Record<string, RouteRights>>

/** What it takes to be let in at an address with a method; `undefined` when there is no such door. */
export function entryOf(
  route: string,
  method: string,
  form: string | undefined,
): Entry | undefined {
  const rights: RouteRights | undefined = Object.hasOwn(routeRights, route)
    ? routeRights[route as keyof typeof routeRights]
    : undefined
  if (method === 'GET' || method === 'HEAD') return rights?.read
  if (!rights?.forms) return undefined
  // Only a handler for machines takes other methods; it has a form by the name of each.
  const name = method === 'POST' ? (form ?? 'default') : method
  if (Object.hasOwn(rights.forms, name)) return rights.forms[name]
  return method === 'POST' ? undefined : rights.forms.fallback
}
