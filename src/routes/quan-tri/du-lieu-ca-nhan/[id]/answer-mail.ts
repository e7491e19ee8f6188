import { asVietnameseDay } from '#core/plain-date.ts'
import type { AnswerMail } from '#modules/privacy/api.server.ts'
import { m } from '#text/generated/messages.js'
import { kindText, stateText } from '../../../toi/du-lieu/request-words.ts'

/** The answer to a request, in the language of whoever asked. */
export const answerMail: AnswerMail = (locale, { kind, receivedOn }, { outcome, answer }) => {
  const inTheirs = { locale }
  const asked = kindText[kind]({}, inTheirs)
  const said = stateText[outcome]({}, inTheirs).toLowerCase()
  return {
    subject: m.privacy_mail_subject({ kind: asked }, inTheirs),
    body: m.privacy_mail_body(
      { kind: asked, day: asVietnameseDay(receivedOn), outcome: said, answer },
      inTheirs,
    ),
  }
}
