import type { Actor } from './roles.ts'

/** How far a right can reach, from nearest to farthest. */
export const rightReaches = [
  'published',
  'aggregates',
  'shared',
  'own',
  'jury',
  'unit',
  'province',
  'region',
  'nation',
] as const
export type RightReach = (typeof rightReaches)[number]

// Who works on the records of a province and looks at all of them.
const ofProvince = {
  centreStaff: 'province',
  centreDirector: 'province',
  doitOfficer: 'province',
  doitLeader: 'province',
} as const
// Who guides and decides above the province.
const ofNation = { agencyOfficer: 'nation', agencyHead: 'nation', minister: 'nation' } as const
// Who keeps a province's or the nation's list, and so takes lists of records in: what they read is compared with all of it.
const keepers = {
  centreStaff: 'province',
  centreDirector: 'province',
  doitOfficer: 'province',
  agencyOfficer: 'nation',
} as const
// Who gives the roles of a unit: who heads it, those of their own; an administrator all of the nation or, in a provincial body,
// of the province. None of these acts is business: whoever has them alone decides about no scheme.
const heads = { centreDirector: 'unit', doitLeader: 'unit', agencyHead: 'unit' } as const
const managers = { ...heads, admin: 'nation' } as const
const administrators = { admin: 'nation' } as const
// Who corrects and closes an import: its unit, and the department that keeps the province's register.
const closers = {
  centreStaff: 'unit',
  centreDirector: 'unit',
  doitOfficer: 'province',
  agencyOfficer: 'unit',
} as const
// Who writes schemes; a centre's director does what its staff does.
const writers = {
  communeOfficer: 'unit',
  centreStaff: 'unit',
  centreDirector: 'unit',
  regionalCentre: 'unit',
  agencyOfficer: 'unit',
} as const
// Who lets machines in, for their own unit.
const keyMakers = {
  centreStaff: 'unit',
  centreDirector: 'unit',
  doitOfficer: 'unit',
  agencyOfficer: 'unit',
  admin: 'unit',
} as const
const everybody = { citizen: 'published' } as const
const everyOfficial = {
  communeOfficer: 'aggregates',
  centreStaff: 'aggregates',
  centreDirector: 'aggregates',
  doitOfficer: 'aggregates',
  doitLeader: 'aggregates',
  provFinance: 'aggregates',
  provPC: 'aggregates',
  provCouncil: 'aggregates',
  treasury: 'aggregates',
  regionalCentre: 'aggregates',
  agencyOfficer: 'aggregates',
  agencyHead: 'aggregates',
  minister: 'aggregates',
  mof: 'aggregates',
  hostProvince: 'aggregates',
  inspector: 'aggregates',
} as const

/**
 * Who may do what, to whose records: act × role × reach. Nothing else compares a role. What is absent is not allowed.
 *
 * A role's reach never exceeds the level of the unit it is held in: an inspector of a province reads that province.
 * `citizen` is everybody, signed in or not. Reading of records: the reach here, and the published besides.
 * Source: TT36 Đ8, 21; TT46 Đ7–9; TTLT16 Đ2–3; NĐ45 Đ2, 8, 10, 11, 15–16.
 */
export const permissions = {
  'territory.read': { ...everybody },
  'figure.read': { ...everybody },
  'figures.enter': { centreStaff: 'province', doitOfficer: 'province', agencyOfficer: 'nation' },
  'report.read': { ...everybody, ...everyOfficial },
  'report.freeze': {
    doitOfficer: 'province',
    doitLeader: 'province',
    provPC: 'province',
    hostProvince: 'region',
    agencyOfficer: 'nation',
    agencyHead: 'nation',
  },
  'scheme.read': {
    ...everybody,
    ...ofProvince,
    ...ofNation,
    establishment: 'own',
    communeOfficer: 'unit',
    provFinance: 'province',
    provPC: 'province',
    regionalCentre: 'unit',
    inspector: 'nation',
  },
  // What other provinces share, by agreement, with the province of a unit.
  'shared.read': {
    centreStaff: 'shared',
    centreDirector: 'shared',
    doitOfficer: 'shared',
    doitLeader: 'shared',
    provPC: 'shared',
  },
  // A province's records are shared by its department's leader; both provinces, and who oversees them, see that they are.
  'share.give': { doitLeader: 'province' },
  'share.end': { doitLeader: 'province' },
  'share.read': {
    ...ofProvince,
    provPC: 'province',
    agencyOfficer: 'nation',
    agencyHead: 'nation',
    inspector: 'nation',
  },
  'scheme.create': { ...writers },
  'scheme.update': { ...writers, doitOfficer: 'province' },
  'scheme.delete': { ...writers, doitOfficer: 'province' },
  'scheme.undelete': { ...writers, doitOfficer: 'province' },
  'history.read': {
    ...ofProvince,
    ...ofNation,
    establishment: 'own',
    communeOfficer: 'unit',
    regionalCentre: 'unit',
    provPC: 'province',
    inspector: 'nation',
  },
  'establishment.read': {
    ...everybody,
    ...ofProvince,
    ...ofNation,
    establishment: 'own',
    communeOfficer: 'province',
    provFinance: 'province',
    provPC: 'province',
    regionalCentre: 'region',
    inspector: 'nation',
  },
  'import.read': {
    ...keepers,
    doitLeader: 'province',
    inspector: 'nation',
  },
  'import.start': { ...keepers },
  'import.stage': { ...keepers },
  'import.refuse': { ...keepers },
  'import.fix': { ...closers },
  'import.map': { ...closers },
  'import.take': { ...keepers },
  'import.undo': { ...closers },
  'import.drop': { ...closers },
  // Keys are of the unit; one acts in the role of whoever made it and does no more than that role.
  'key.read': { ...keyMakers },
  'key.make': { ...keyMakers },
  'key.revoke': { ...keyMakers },
  // Mails may hold links that open a door: whoever runs the place reads them, and only where no mail server takes them.
  'outbox.read': { admin: 'nation' },
  'audit.read': {
    doitLeader: 'province',
    provPC: 'province',
    agencyHead: 'nation',
    inspector: 'nation',
  },
  // To give a role one must see who holds which, and nothing else of a person is shown.
  'person.read': { ...managers },
  'person.invite': { ...managers },
  // A name or an address is that of the whole person, in whatever unit: an administrator's.
  'person.change': { ...administrators },
  'person.deactivate': { ...administrators },
  'session.end': { ...administrators },
  'role.give': { ...managers },
  'role.end': { ...managers },
  'unit.read': { ...managers },
  'unit.make': { ...administrators },
  'unit.change': { ...administrators },
  // For oneself only. Absent: who acts by a decision that names them (council, jury, inspector), who is not of the State, and an
  // administrator, whose every act is one that cannot be delegated.
  'deputy.name': {
    communeOfficer: 'own',
    centreStaff: 'own',
    centreDirector: 'own',
    doitOfficer: 'own',
    doitLeader: 'own',
    provFinance: 'own',
    provPC: 'own',
    provCouncil: 'own',
    treasury: 'own',
    regionalCentre: 'own',
    agencyOfficer: 'own',
    agencyHead: 'own',
    minister: 'own',
    mof: 'own',
    hostProvince: 'own',
  },
  'handover.make': { ...managers },
  // What people ask about their data: the department for who works in its province, the agency and the administrator for all. It is
  // no business of the programme, so an administrator may; nobody decides about their own.
  'privacy.decide': { doitLeader: 'province', agencyHead: 'nation', admin: 'nation' },
  // How long what is kept stays: one for the whole installation.
  'privacy.keep': { ...administrators },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Actor, RightReach>>>>>

export type ActName = keyof typeof permissions

// One outbox holds the mails of every province, one set of rules lets go what all of them keep.
const ofInstallation: ReadonlySet<ActName> = new Set(['outbox.read', 'privacy.keep'])

/** Whether an act is about the whole installation, so that nobody whose unit is of a province has it. */
export const isOfInstallation = (act: ActName): boolean => ofInstallation.has(act)

/** Whether a text names an act of the table. */
export function isAct(text: string): text is ActName {
  return Object.hasOwn(permissions, text)
}

/** How far the table lets a role go with an act; `null` when it may not. What every citizen may, every role may. */
export function tableReach(act: ActName, role: Actor): RightReach | null {
  const row: Readonly<Partial<Record<Actor, RightReach>>> = permissions[act]
  return row[role] ?? row.citizen ?? null
}
