import { may } from '#modules/access/api.server.ts'
import { Failure } from '#core/failure.ts'
import { rulesInForce } from '#modules/privacy/api.server.ts'
import type { SetRule } from '#modules/privacy/model.ts'
import { bodyOf, listMails } from '#platform/mail/outbox.ts'
import { isMailSent } from '#platform/mail/send.ts'
import { m } from '#text/generated/messages.js'
import { ruleTime } from '../../toi/du-lieu/data-words.ts'
import type { PageServerLoad } from './$types'

const keptSays = (rule: SetRule) =>
  rule.isOn && rule.keepCount > 0
    ? m.security_outbox_each({ time: ruleTime(rule) })
    : ruleTime(rule)

export const load: PageServerLoad = async ({ setHeaders }) => {
  if (!may('outbox.read')) throw new Failure('forbidden', 'outbox.read')
  setHeaders({ 'cache-control': 'no-store' })
  const isSent = isMailSent()
  const mails = await listMails()
  const rule = (await rulesInForce()).find(({ code }) => code === 'mails')
  return {
    kept: rule ? keptSays(rule) : '',
    isMailSent: isSent,
    // Where mails leave this machine, what opens a door is for the receiver alone.
    mails: mails.map(({ link, ...mail }) => ({
      ...mail,
      body: bodyOf(isSent || link === undefined ? mail : { ...mail, link }),
    })),
  }
}
