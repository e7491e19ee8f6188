import type { UnitKind } from './unit-kinds.ts'

/** What a role is called, in which kinds of unit it can be held, and whether it is of the State. */
type RoleSays = {
  readonly vi: string
  readonly en: string
  readonly unitKinds: readonly UnitKind[]
  readonly isOfficial: boolean
}

const official = (vi: string, en: string, ...unitKinds: readonly UnitKind[]) =>
  ({ vi, en, unitKinds, isOfficial: true }) satisfies RoleSays
const outside = (vi: string, en: string, ...unitKinds: readonly UnitKind[]) =>
  ({ vi, en, unitKinds, isOfficial: false }) satisfies RoleSays

/** The roles people hold in units. Who holds none is a citizen. */
export const roles = {
  establishment: outside('Cơ sở công nghiệp nông thôn', 'Establishment', 'establishment'),
  serviceProvider: outside('Tổ chức dịch vụ khuyến công', 'Service provider', 'serviceProvider'),
  collaborator: outside('Cộng tác viên khuyến công', 'Collaborator', 'commune', 'centre'),
  communeOfficer: official('Cán bộ UBND xã, phường', 'Commune officer', 'commune'),
  centreStaff: official('Cán bộ Trung tâm Khuyến công', 'Centre staff', 'centre'),
  centreDirector: official('Giám đốc Trung tâm Khuyến công', 'Centre director', 'centre'),
  doitOfficer: official('Chuyên viên Sở Công Thương', 'Department officer', 'department'),
  doitLeader: official('Lãnh đạo Sở Công Thương', 'Department leader', 'department'),
  provFinance: official('Sở Tài chính', 'Provincial finance', 'financeDepartment'),
  provPC: official('UBND tỉnh', 'Provincial People’s Committee', 'provincialCommittee'),
  provCouncil: official('HĐND tỉnh', 'Provincial People’s Council', 'provincialCouncil'),
  treasury: official('Kho bạc Nhà nước', 'State Treasury', 'treasury'),
  regionalCentre: official('Trung tâm khuyến công vùng', 'Regional centre', 'regionalCentre'),
  agencyOfficer: official('Chuyên viên Cục', 'Agency officer', 'agency'),
  agencyHead: official('Lãnh đạo Cục', 'Agency head', 'agency'),
  minister: official('Lãnh đạo Bộ Công Thương', 'Minister', 'ministry'),
  mof: official('Bộ Tài chính', 'Ministry of Finance', 'ministry'),
  councilMember: official('Thành viên hội đồng', 'Council member', 'council'),
  juryMember: official('Giám khảo', 'Jury member', 'council'),
  inspector: official('Thanh tra, kiểm toán', 'Inspector', 'inspectorate'),
  hostProvince: official('Tỉnh đăng cai hội nghị', 'Host province', 'department'),
  admin: official('Quản trị hệ thống', 'Administrator', 'operator', 'department', 'agency'),
} as const satisfies Readonly<Record<string, RoleSays>>

/** A role that is held in a unit. */
export type Role = keyof typeof roles

/** Who acts by right: a role, or `citizen`, which everybody is. */
export type Actor = Role | 'citizen'

/** Every role, in the order people look for them. */
export const roleNames = Object.keys(roles) as readonly Role[]

/** The roles of the State: what is an office is done, or done for somebody away, by who holds one. */
export const officialRoles: readonly Role[] = roleNames.filter((role) => roles[role].isOfficial)

/** Whether a text names a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text)
}
