import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'
import { addDays, addMonths, type PlainDate } from '#core/plain-date.ts'
import type { Certainty } from './requests.ts'

export const keepUnits = ['day', 'month', 'year'] as const
export type KeepUnit = (typeof keepUnits)[number]

/** For how long something is kept once it is over. */
export type Keep = { readonly keepCount: number; readonly keepUnit: KeepUnit }

/** The first day on which what was over on a day is kept no more; in a month without that day, its last one. */
export function dueOn(overOn: PlainDate, { keepCount, keepUnit }: Keep): PlainDate {
  if (keepUnit === 'day') return addDays(overOn, keepCount)
  return addMonths(overOn, keepUnit === 'year' ? keepCount * 12 : keepCount)
}

/** What becomes of a row that is due. */
export type LetGo = 'delete' | 'clear' | 'erase'

/** A rule: of which table, since when its rows are over, and what becomes of those that are due. */
export type RetentionRule = {
  readonly table: string
  /** The column with the instant since which a row is over. */
  readonly since: string
  readonly act: LetGo
  /** The column by which a row is told apart without telling what is in it. */
  readonly shows: string
  /** The columns that are cleared, where that is not every personal one of the table. */
  readonly clears?: readonly string[]
  readonly basis: 'security' | 'publicTask'
}

/**
 * Every rule. How long, and whether it is carried out, is a row of `retention_rule`; which rows are over beyond their instant
 * (an invitation nobody followed, a file no import needs) is a condition in the store.
 */
export const retentionRules = {
  sessions: rule('sign_in_session', 'expires_at', 'delete', 'id', 'security'),
  links: rule('sign_in_verification', 'expires_at', 'delete', 'id', 'security'),
  keptForms: rule('sign_in_kept_form', 'expires_at', 'delete', 'id', 'security'),
  usedCodes: rule('sign_in_code_used', 'used_at', 'delete', 'person_id', 'security'),
  failedSignIns: rule('sign_in_back_off', 'tried_at', 'delete', 'tried_at', 'security'),
  sentForms: rule('idempotency', 'created_at', 'delete', 'actor', 'publicTask'),
  mails: rule('mail_outbox', 'written_at', 'delete', 'id', 'publicTask'),
  origins: rule('audit_origin', 'at', 'delete', 'id', 'security'),
  neverCame: rule('person', 'invited_at', 'erase', 'id', 'publicTask'),
  undoneFiles: rule('import_file', 'created_at', 'delete', 'sha256', 'publicTask'),
  undoneRows: rule('import_row', 'created_at', 'delete', 'batch_id', 'publicTask'),
  // The name of the file stays: by it people know which import it was.
  undoneReadings: {
    ...rule('import_batch', 'undone_at', 'clear', 'id', 'publicTask'),
    clears: ['summary', 'corrections'],
  },
  answeredRequests: rule('data_request', 'decided_at', 'clear', 'id', 'publicTask'),
} as const satisfies Readonly<Record<string, RetentionRule>>
export type RuleCode = keyof typeof retentionRules
export const ruleCodes = Object.keys(retentionRules) as readonly RuleCode[]

/** The rules that let rows of a table go. */
export const rulesOf = (table: string): readonly RuleCode[] =>
  ruleCodes.filter((code) => retentionRules[code].table === table)

/** Whether a text names a rule. */
export const isRuleCode = (text: string): text is RuleCode => Object.hasOwn(retentionRules, text)

function rule(
  table: string,
  since: string,
  act: LetGo,
  shows: string,
  basis: RetentionRule['basis'],
): RetentionRule {
  return { table, since, act, shows, basis }
}

/** A rule as the office has set it. */
export type SetRule = Keep & {
  readonly code: RuleCode
  readonly isOn: boolean
  readonly source: string
  readonly certainty: Certainty
  readonly checkedOn: PlainDate
  readonly version: number
}

export type RuleReason = 'count-unreadable' | 'unit-missing' | 'source-missing' | 'source-long'

export const mostKept = 3_650
const longestSource = 300

/** How a form sets a rule. */
export type RuleChange = {
  readonly count: string
  readonly unit: string
  readonly source: string
  readonly isOn: boolean
}

/** Whether a rule may be set so. Whoever sets a time says where it is from; it is then the office’s own. */
export function decideRule(
  change: RuleChange,
): Decision<Keep & Pick<SetRule, 'isOn' | 'source'>, RuleReason> {
  const reasons: Reason<RuleReason>[] = []
  const no = (code: RuleReason, field: string) => void reasons.push({ code, field })
  const keepCount = /^\d{1,4}$/.test(change.count.trim()) ? Number(change.count) : Number.NaN
  if (!(keepCount <= mostKept)) no('count-unreadable', 'count')
  const keepUnit = keepUnits.find((unit) => unit === change.unit)
  if (keepUnit === undefined) no('unit-missing', 'unit')
  const source = change.source.trim()
  if (source === '') no('source-missing', 'source')
  if (source.length > longestSource) no('source-long', 'source')
  if (keepUnit === undefined || reasons.length > 0) return refuse(reasons)
  return allow({ keepCount, keepUnit, isOn: change.isOn, source })
}
