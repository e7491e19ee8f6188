export { endShare } from './commands/end-share.ts'
export { giveShare, type ShareOutcome } from './commands/give-share.ts'
export { receiversOf } from './queries/receivers.ts'
export {
  findShare,
  lastingSharesOf,
  listShares,
  schemesOfShare,
  type ShareLine,
} from './queries/shares.ts'
