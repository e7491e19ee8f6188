import type { PasswordReason } from '#platform/sign-in/password-rules.ts'
import { m } from '#text/generated/messages.js'

/** What a person reads when a password is not good enough; a reason without a line does not compile. */
export const passwordReasonText = {
  'too-short': m.security_too_short,
  'too-long': m.security_too_long,
  common: m.security_common,
  personal: m.security_personal,
  unit: m.security_unit_name,
} as const satisfies Record<PasswordReason, () => string>
