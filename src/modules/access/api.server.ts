export { actingOf, type Who } from './acting-of.ts'
export { noteDenial } from './commands/note-denial.ts'
export { claimWorld } from './commands/claim-world.ts'
export { loadDemoPeople, loadUnits, unitIdOf } from './commands/load-units.ts'
export { demoPeople, type DemoPerson } from './queries/demo-people.ts'
export { holdingsOf } from './queries/holdings.ts'
export { peopleNamed } from './queries/people-named.ts'
export { unitsNamed } from './queries/units-named.ts'
export { whomItConcerns, type Concerned } from './queries/whom-it-concerns.ts'
export { may, reachOf } from './may.ts'
export {
  isFirstAdministratorAwaited,
  isFirstAdministratorToken,
  makeFirstAdministrator,
  offerFirstAdministrator,
  type FirstAdministratorReason,
} from './commands/first-administrator.ts'
export { endRole, giveRole, resumeRole, type EndedRole } from './commands/roles-of-people.ts'
export {
  changePerson,
  changePersonState,
  inviteAgain,
  invitePerson,
  signOutPerson,
  takeSecondStepsOff,
  type ChangeReason,
  type InvitationMail,
  type InviteReason,
} from './commands/people.ts'
export { endUnit, linkUnit, makeUnit, renameUnit } from './commands/units.ts'
export { findPerson, type PersonDetail } from './queries/find-person.ts'
export {
  listPeople,
  personListStates,
  type PeopleFilter,
  type PersonLine,
} from './queries/list-people.ts'
export { whoEndsRoles, type RoleEnder } from './queries/who-ends-roles.ts'
export { rolesEndingBy, type EndingRole } from './queries/roles-ending.ts'
export { rolesToGive } from './queries/roles-to-give.ts'
export { findUnit, listUnits, unitsToChoose, type UnitLine } from './queries/list-units.ts'
export { peopleIn } from './queries/people-in.ts'
export { nameDeputy, restoreDeputy, revokeDeputy } from './commands/deputies.ts'
export { delegationsOf, possibleDeputies, type DelegationLine } from './queries/deputies.ts'
export {
  closeAccount,
  closeErased,
  correctPerson,
  personAskedAbout,
  type PersonAskedAbout,
} from './commands/data-of-people.ts'
export { savePhone } from './store/people.ts'
export { carryOutHandovers, handOver, undoHandover } from './commands/handover.ts'
export { handoversOf, openWorkOf } from './queries/handovers.ts'
export { openDelegations } from './store/handovers.ts'
export type { Desk, OpenItem, OpenWorkKind } from './open-work.ts'
