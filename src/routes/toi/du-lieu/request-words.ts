import type {
  AskReason,
  Certainty,
  Channel,
  RequestKind,
  RequestState,
  Term,
} from '#modules/privacy/model.ts'
import { requestKinds } from '#modules/privacy/model.ts'
import { m } from '#text/generated/messages.js'

/** What a request asks for. */
export const kindText = {
  access: m.privacy_kind_access,
  correction: m.privacy_kind_correction,
  erasure: m.privacy_kind_erasure,
  restriction: m.privacy_kind_restriction,
  withdrawal: m.privacy_kind_withdrawal,
} as const satisfies Record<RequestKind, (inputs?: object, options?: object) => string>

/** The kinds of request to choose from. */
export const kindChoices = (kinds: readonly RequestKind[] = requestKinds) =>
  kinds.map((value) => ({ value, label: kindText[value]() }))

/** What granting a request does, where whoever asks may not expect it. */
export const grantText = {
  erasure: m.privacy_grant_erasure,
  restriction: m.privacy_grant_restriction,
  withdrawal: m.privacy_grant_withdrawal,
} as const satisfies Partial<Record<RequestKind, () => string>>

/** How a request stands. */
export const stateText = {
  open: m.privacy_state_open,
  granted: m.privacy_state_granted,
  refused: m.privacy_state_refused,
  withdrawn: m.privacy_state_withdrawn,
} as const satisfies Record<RequestState, () => string>

/** The tag of a request. */
export const stateTone = {
  open: 'info',
  granted: 'ok',
  refused: 'warn',
  withdrawn: 'neutral',
} as const satisfies Record<RequestState, string>

/** How a request came. */
export const channelText = {
  account: m.privacy_channel_account,
  paper: m.privacy_channel_paper,
  phone: m.privacy_channel_phone,
  mail: m.privacy_channel_mail,
  inPerson: m.privacy_channel_inPerson,
} as const satisfies Record<Channel, () => string>

/** Why a request is not filed so. */
export const askReasonText = {
  'kind-missing': m.privacy_no_kind,
  'what-missing': m.privacy_no_what,
  'too-long': m.privacy_too_long,
  'email-shape': m.privacy_email_shape,
  'phone-shape': m.privacy_phone_shape,
  'correction-empty': m.privacy_correction_empty,
  'already-open': m.privacy_already_open,
  'nothing-agreed': m.privacy_nothing_agreed,
} as const satisfies Record<AskReason, () => string>

/** How sure a number of the law is. */
export const certaintyText = {
  text: m.privacy_certainty_text,
  summary: m.privacy_certainty_summary,
  chosen: m.privacy_certainty_chosen,
} as const satisfies Record<Certainty, () => string>

/** So many days, as they are counted. */
export const daysText = (count: number, unit: Term['doneUnit']) =>
  unit === 'workingDay' ? m.privacy_working_days({ count }) : m.privacy_days({ count })
