import { fail, redirect } from '@sveltejs/kit'
import type { Reason } from '#core/decision.ts'
import { Failure } from '#core/failure.ts'
import { may } from '#modules/access/api.server.ts'
import { listKeys, makeKey, revokeKey } from '#modules/keys/api.server.ts'
import { keyScopeNames, keyScopes, type KeyForm, type KeyReasonCode } from '#modules/keys/model.ts'
import { guardedForm } from '#platform/session/text-guard.ts'
import { originOf } from '#platform/sign-in/settings.ts'
import { requireStrong, strongMinutes } from '#platform/sign-in/step-up.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { withState } from './key-state.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const now = new Date()
  const keys = await listKeys()
  return {
    scopes: keyScopeNames
      .filter((scope) => may(scope))
      .map((scope) => ({ scope, label: keyScopes[scope][getLocale()] })),
    keys: keys.map((key) => ({
      ...withState(key, now),
      scopes: key.scopes.map((scope) => keyScopes[scope][getLocale()]),
    })),
    apiAddress: `${originOf(url)}/api/v1`,
  }
}

export const actions: Actions = {
  tao: async (event) => {
    const sent = await event.request.formData()
    await requireStrong(event, { withinMinutes: strongMinutes, form: sent })
    const holding = event.locals.present?.holding
    if (!holding) throw new Failure('forbidden', 'key.make without a role')
    const { form: fields } = guardedForm(sent)
    const form: KeyForm = {
      name: textIn(fields, 'name'),
      scopes: fields.getAll('scopes').map(String).slice(0, 50),
      days: textIn(fields, 'days'),
    }
    const made = await makeKey({ form, holding, key: textIn(fields, 'key') })
    if (made.outcome === 'refused')
      return fail(422, { errors: errorsOf(made.reasons), typed: form, made: null })
    return { errors: {}, typed: null, made: made.outcome === 'made' ? made.text : '' }
  },
  'thu-hoi': async ({ request, cookies }) => {
    const { form } = guardedForm(await request.formData())
    await revokeKey(textIn(form, 'id'))
    leaveNotice(cookies, { tone: 'ok', text: m.keys_revoked() })
    redirect(303, to('/toi/khoa-api'))
  },
}

const textIn = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, 300) : ''
}

const says = {
  nameMissing: () => m.keys_name_missing(),
  nameTooLong: (most) => m.keys_name_long({ most }),
  scopesMissing: () => m.keys_scopes_missing(),
  scopeUnknown: () => m.keys_scope_unknown(),
  scopeBeyondRole: () => m.keys_scope_beyond(),
  daysOutside: (most) => m.keys_days_outside({ most }),
  tooMany: (most) => m.keys_too_many({ most }),
} as const satisfies Record<KeyReasonCode, (most: string) => string>

function errorsOf(reasons: readonly Reason<KeyReasonCode>[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { field = '_', code, detail } of reasons)
    errors[field] ??= says[code](detail?.most ?? '')
  return errors
}
