import type { InvitationMail } from '#modules/access/api.server.ts'
import { originOf } from '#platform/sign-in/settings.ts'
import { m } from '#text/generated/messages.js'

/** Who is invited, as what and where; without a role, to the system alone. */
export type Invited = {
  readonly name: string
  readonly inviter: string
  readonly role?: { readonly name: string; readonly unit: string } | undefined
}

/** What an invitation says; its link is put where the mail says so. */
export function invitationMail(url: URL, { name, inviter, role }: Invited): InvitationMail {
  const words = { name, inviter, link: '{link}' }
  return {
    subject: m.people_invitation_subject(),
    body: role
      ? m.people_invitation_to_role({ ...words, role: role.name, unit: role.unit })
      : m.people_invitation_body(words),
    origin: originOf(url),
  }
}
