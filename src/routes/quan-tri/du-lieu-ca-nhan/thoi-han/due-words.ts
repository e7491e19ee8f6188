import { isRequestKind, requestStates, type RuleCode } from '#modules/privacy/model.ts'
import { m } from '#text/generated/messages.js'
import { kindText, stateText } from '../../../toi/du-lieu/request-words.ts'
import { ruleText } from './rule-words.ts'

const imports = { undone: m.privacy_due_undone, refused: m.privacy_due_refused }

const words: Readonly<Partial<Record<RuleCode, Readonly<Record<string, () => string>>>>> = {
  links: {
    passwordLink: m.privacy_due_passwordLink,
    emailLink: m.privacy_due_emailLink,
    wait: m.privacy_due_wait,
  },
  mails: { sent: m.privacy_due_sent, unsent: m.privacy_due_unsent },
  neverCame: { open: m.privacy_due_open, shut: m.privacy_due_shut },
  undoneFiles: imports,
  undoneRows: imports,
  undoneReadings: imports,
}

/** What a row that is due is, in words; nothing of what is in it. */
export function dueText(code: RuleCode, kind: string): string {
  if (code === 'answeredRequests') return requestText(kind)
  return (words[code]?.[kind] ?? ruleText[code])()
}

function requestText(text: string): string {
  const [kind = '', state] = text.split('/')
  const known = requestStates.find((one) => one === state)
  return isRequestKind(kind) && known
    ? `${kindText[kind]()}: ${stateText[known]().toLowerCase()}`
    : text
}
