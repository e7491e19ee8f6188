export { ownData, type PersonData, type PersonRows, type TrailAct } from './queries/person-data.ts'
export { fileOwnRequest, withdrawOwnRequest } from './commands/own-requests.ts'
export { enterRequest, type EnteredRequest } from './commands/enter-request.ts'
export { decideRequest, judgeRequest, type AnswerMail } from './commands/decide-request.ts'
export {
  countOpen,
  findRequest,
  listRequests,
  listTerms,
  ownRequests,
  type RequestLine,
} from './queries/requests.ts'
export { previewRequest, type Preview } from './queries/preview.ts'
export { keepRuleNow, keepRules, setRule } from './commands/keep.ts'
export { findRule, listRules, rulesInForce, type RuleLine } from './queries/rules.ts'
export { agreeToPhone, withdrawConsent } from './commands/consents.ts'
export { ownConsents, phonesShown } from './queries/consents.ts'
export { setTerm } from './commands/set-term.ts'
