import type { DeputyReason } from '#modules/access/model.ts'
import { m } from '#text/generated/messages.js'

/** Why somebody is not named deputy so, with what to do instead. */
export const deputyReasonText = {
  'role-not-ones-own': m.people_deputy_role_not_own,
  'role-has-no-deputy': m.people_deputy_role_has_none,
  'deputy-oneself': m.people_deputy_oneself,
  'deputy-not-of-unit': m.people_deputy_not_of_unit,
  'deputy-administers': m.people_deputy_administers,
  'deputy-shut-out': m.people_is_shut_out,
  'days-over': m.people_deputy_days_over,
  'days-backwards': m.people_ends_before_begins,
  'days-too-many': m.people_deputy_days_too_many,
  'days-beyond-role': m.people_deputy_days_beyond_role,
  'days-already-deputised': m.people_deputy_days_taken,
  'act-not-delegable': m.people_deputy_act_not_delegable,
  'acts-missing': m.people_deputy_acts_missing,
  'because-missing': m.people_because_missing,
  'because-long': m.people_because_long,
} as const satisfies Record<DeputyReason, () => string>
