import { fail, redirect } from '@sveltejs/kit'
import { whoIs } from '#door/who.ts'
import { isMailSent } from '#platform/mail/send.ts'
import {
  beginAuthenticator,
  confirmAuthenticator,
  enrolmentOf,
  newRecoveryCodes,
  recoveryCodesLeft,
  removeAuthenticator,
} from '#platform/sign-in/authenticator.ts'
import {
  askToChangeEmail,
  refusalOfEmail,
  type EmailReason,
} from '#platform/sign-in/change-email.ts'
import { changePassword } from '#platform/sign-in/change-password.ts'
import { endMySessions, listMySessions } from '#platform/sign-in/my-sessions.ts'
import { listPasskeys, removePasskey } from '#platform/sign-in/passkeys.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { placesAtOnce } from '#platform/sign-in/session-cap.ts'
import {
  emailOf,
  hasAuthenticator,
  isStrong,
  requireStrong,
  strongMinutes,
} from '#platform/sign-in/step-up.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentTexts, textsIn } from '../../dang-nhap/sent-texts.ts'
import { waitText } from '../../dang-nhap/wait-text.ts'
import { passwordReasonText } from './password-reason.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = requireSession(event)
  return {
    hasAuthenticator: await hasAuthenticator(session),
    enrolment: await enrolmentOf(event, session),
    codesLeft: await recoveryCodesLeft(session),
    passkeys: await listPasskeys(session),
    passkeyName: event.url.searchParams.get('khoa') ?? '',
    // Back from saying again who they are: the browser asks the device only when the button is pressed.
    isPressLeft: event.url.searchParams.has('khoa') && isStrong(session, strongMinutes),
    sessions: await listMySessions(session),
    atOnce: await placesAtOnce(session.personId),
    email: await emailOf(session.personId),
  }
}

export const actions: Actions = {
  'mat-khau': async (event) => {
    const session = requireSession(event)
    const text = await sentTexts(event.request)
    const sent = { current: text('current'), next: text('next') }
    const missing = {
      ...(sent.current === '' ? { current: m.signin_password_missing() } : {}),
      ...(sent.next === '' ? { next: m.security_next_missing() } : {}),
    }
    if (Object.keys(missing).length > 0) return fail(422, { errors: missing })
    const change = await changePassword(event, session, sent)
    if (change.outcome === 'refused')
      return fail(422, { errors: { next: passwordReasonText[change.reason]() } })
    if (change.outcome === 'wrong')
      return fail(422, { errors: { current: m.signin_password_wrong() } })
    if (change.outcome === 'wait') return fail(429, { errors: { _: waitText(change.waitSeconds) } })
    return done(event, m.security_changed({ count: change.sessionsEnded }))
  },
  thu: async (event) => {
    const form = await event.request.formData()
    const given = textsIn(form)('email')
    const reason = await refusalOfEmail(requireSession(event), given)
    if (reason) return fail(422, { email: given, errors: { email: emailReasonText[reason]() } })
    const session = await requireStrong(event, { withinMinutes: strongMinutes, form })
    const asked = await askToChangeEmail(event, session, { given, ...emailWords(given) })
    if (asked.outcome === 'wait')
      return fail(429, { email: given, errors: { _: waitText(asked.waitSeconds) } })
    const local = isMailSent() ? '' : ` ${m.signin_forgot_local()}`
    return done(event, m.security_email_asked({ email: asked.to }) + local)
  },
  'bat-dau': async (event) => {
    const session = requireSession(event)
    const text = await sentTexts(event.request)
    const begun = await beginAuthenticator(event, session, text('password'))
    if (begun === 'begun') redirect(303, to('/toi/bao-mat#xac-thuc'))
    if (begun === 'wrong') return fail(422, { errors: { password: m.signin_password_wrong() } })
    return fail(429, { errors: { _: waitText(begun.waitSeconds) } })
  },
  bat: async (event) => {
    const session = requireSession(event)
    const text = await sentTexts(event.request)
    // The page that shows the codes was loaded again.
    if (await hasAuthenticator(session)) return done(event, m.security_on_already())
    const confirmed = await confirmAuthenticator(event, session, text('code'))
    if (confirmed === 'wrong') return fail(422, { errors: { code: m.signin_code_wrong() } })
    if ('waitSeconds' in confirmed)
      return fail(429, { errors: { _: waitText(confirmed.waitSeconds) } })
    // Setting it up has put another session in place of this one, with a second step shown.
    event.locals.present = await whoIs(event)
    event.locals.session = event.locals.present?.session ?? null
    return { errors: {}, codes: confirmed, says: m.security_codes_done() }
  },
  bo: async (event) => {
    const session = await requireStrong(event, {
      withinMinutes: strongMinutes,
      form: await event.request.formData(),
    })
    await removeAuthenticator(event, session)
    return done(event, m.security_removed())
  },
  'ma-moi': async (event) => {
    const session = await requireStrong(event, {
      withinMinutes: strongMinutes,
      form: await event.request.formData(),
    })
    return { errors: {}, codes: await newRecoveryCodes(event, session) }
  },
  'bo-khoa': async (event) => {
    const form = await event.request.formData()
    const session = await requireStrong(event, { withinMinutes: strongMinutes, form })
    await removePasskey(event, session, String(form.get('passkey') ?? ''))
    return done(event, m.security_passkey_removed())
  },
  'dang-xuat': async (event) => {
    const form = await event.request.formData()
    const session = await requireStrong(event, { withinMinutes: strongMinutes, form })
    const one = textsIn(form)('session')
    const which = one === '' ? 'others' : { one }
    const ended = await endMySessions(event, session, which)
    return done(event, m.security_ended({ count: ended }))
  },
}

const emailReasonText = {
  missing: m.security_email_missing,
  shape: m.people_email_shape,
  same: m.security_email_same,
} as const satisfies Record<EmailReason, () => string>

const emailWords = (email: string) => ({
  confirm: {
    subject: m.security_email_mail_subject(),
    body: m.security_email_mail_body({ link: '{link}' }),
  },
  notice: {
    subject: m.security_email_notice_subject(),
    body: m.security_email_notice_body({ email: email.trim() }),
  },
})

function done({ cookies }: RequestEvent, text: string): never {
  leaveNotice(cookies, { tone: 'ok', text })
  redirect(303, to('/toi/bao-mat'))
}
