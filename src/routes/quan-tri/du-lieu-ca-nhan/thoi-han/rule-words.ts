import type { KeepUnit, RuleCode, RuleReason, SetRule } from '#modules/privacy/model.ts'
import { mostKept, retentionRules } from '#modules/privacy/model.ts'
import { m } from '#text/generated/messages.js'
import { certaintyText } from '../../../toi/du-lieu/request-words.ts'

/** What a rule keeps. */
export const ruleText = {
  sessions: m.privacy_r_sessions,
  links: m.privacy_r_links,
  keptForms: m.privacy_r_keptForms,
  usedCodes: m.privacy_r_usedCodes,
  failedSignIns: m.privacy_r_failedSignIns,
  sentForms: m.privacy_r_sentForms,
  mails: m.privacy_r_mails,
  origins: m.privacy_r_origins,
  neverCame: m.privacy_r_neverCame,
  undoneFiles: m.privacy_r_undoneFiles,
  undoneRows: m.privacy_r_undoneRows,
  undoneReadings: m.privacy_r_undoneReadings,
  answeredRequests: m.privacy_r_answeredRequests,
} as const satisfies Record<RuleCode, () => string>

/** Since when its time is counted. */
export const sinceText = {
  sessions: m.privacy_s_expired,
  links: m.privacy_s_expired,
  keptForms: m.privacy_s_expired,
  usedCodes: m.privacy_s_used,
  failedSignIns: m.privacy_s_tried,
  sentForms: m.privacy_s_sent,
  mails: m.privacy_s_mailed,
  origins: m.privacy_s_written,
  neverCame: m.privacy_s_invited,
  undoneFiles: m.privacy_s_undone,
  undoneRows: m.privacy_s_undone,
  undoneReadings: m.privacy_s_undone,
  answeredRequests: m.privacy_s_answered,
} as const satisfies Record<RuleCode, () => string>

const acts = {
  delete: m.privacy_a_delete,
  clear: m.privacy_a_clear,
  erase: m.privacy_a_erase,
} as const

/** What becomes of a row that is due. */
export const actText = (code: RuleCode): string => acts[retentionRules[code].act]()

/** How sure the time of a rule is; one the program came with was set by no office. */
export const certaintyOf = ({ certainty, version }: Pick<SetRule, 'certainty' | 'version'>) =>
  certainty === 'chosen' && version === 1
    ? m.privacy_certainty_preset()
    : certaintyText[certainty]()

/** For how long, in words. */
export function keepText({
  keepCount: count,
  keepUnit,
}: {
  readonly keepCount: number
  readonly keepUnit: KeepUnit
}): string {
  if (count === 0) return m.privacy_keep_at_once()
  if (keepUnit === 'day') return m.privacy_days({ count })
  return keepUnit === 'month' ? m.privacy_keep_months({ count }) : m.privacy_keep_years({ count })
}

/** What a time is counted in. */
export const unitText = {
  day: m.privacy_keep_unit_day,
  month: m.privacy_keep_unit_month,
  year: m.privacy_keep_unit_year,
} as const satisfies Record<KeepUnit, () => string>

/** Why a rule is not set so. */
export const ruleReasonText = {
  'count-unreadable': () => m.privacy_keep_bad_count({ most: mostKept }),
  'unit-missing': m.privacy_keep_bad_unit,
  'source-missing': m.privacy_keep_no_source,
  'source-long': m.privacy_too_long,
} as const satisfies Record<RuleReason, () => string>
