import { isRole } from '#modules/access/model.ts'
import { m } from '#text/generated/messages.js'
import { formatDay, formatInstant } from '#ui/format.ts'
import { roleName } from '../../quan-tri/choices.ts'

// What says something to a person; identifiers and counters of the program are left to the file.
const columns: Readonly<Record<string, () => string>> = {
  name: m.privacy_c_name,
  email: m.privacy_c_email,
  phone: m.privacy_c_phone,
  image: m.privacy_c_image,
  locale: m.privacy_c_locale,
  role: m.privacy_c_role,
  valid_from: m.privacy_c_from,
  valid_to: m.privacy_c_to,
  given_because: m.privacy_c_given,
  ended_because: m.privacy_c_ended,
  deactivated_because: m.privacy_c_shut,
  because: m.privacy_c_because,
  provider_id: m.privacy_c_provider,
  account_id: m.privacy_c_account,
  address: m.privacy_c_address,
  agent: m.privacy_c_agent,
  seen_at: m.privacy_c_seen,
  used_at: m.privacy_c_used,
  credential_id: m.privacy_c_credential,
  public_key: m.privacy_c_key,
  receiver: m.privacy_c_receiver,
  subject: m.privacy_c_subject,
  body: m.privacy_c_body,
  what: m.privacy_what,
  why: m.privacy_why,
  answer: m.privacy_answer,
  contact: m.privacy_contact,
  new_name: m.privacy_new_name,
  new_email: m.privacy_new_email,
  new_phone: m.privacy_new_phone,
  purpose: m.privacy_c_purpose,
  state: m.privacy_c_state,
  at: m.privacy_decided_at,
  created_at: m.privacy_c_created,
}

/** What a column is called; one without a word goes by its own name. */
export const columnText = (column: string): string => columns[column]?.() ?? column

/** The values of a row that say something to a person, in the order of the words above. */
export const valuesShown = (row: Readonly<Record<string, unknown>>) =>
  Object.entries(columns).flatMap(([column, label]) => {
    const value = row[column]
    return value === null || value === undefined
      ? []
      : [{ term: label(), detail: textOf(column, value) }]
  })

function textOf(column: string, value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (column === 'locale') return text === 'en' ? 'English' : 'Tiếng Việt'
  if (column === 'role' && isRole(text)) return roleName(text)
  if (column === 'at' || column.endsWith('_at')) return formatInstant(new Date(text))
  return column.startsWith('valid_') ? formatDay(text) : text
}
