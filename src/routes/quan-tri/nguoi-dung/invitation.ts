import type { InvitationMail } from '#modules/access/api.server.ts'
import { originOf } from '#platform/sign-in/settings.ts'
import { m } from '#text/generated/messages.js'

/** What an invitation says; its link is put where the mail says so. */
export const invitationMail = (url: URL, inviter: string): InvitationMail => ({
  subject: m.people_invitation_subject(),
  body: m.people_invitation_body({ inviter, link: '{link}' }),
  origin: originOf(url),
})
