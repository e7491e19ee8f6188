import { isRecordId } from '#core/record-id.ts'
import { randomUUID } from 'node:crypto'
import type { RequestEvent } from '@sveltejs/kit'
import { sequence, type Handle, type HandleServerError } from '@sveltejs/kit/hooks'
import { Failure, type FailureKind } from '#core/failure.ts'
import { askedOf, guard, refusalRoute, saidToDeputy } from '#door/guard.ts'
import { entryOf } from '#door/rights.ts'
import { noteDenial } from '#modules/access/api.server.ts'
import { addressRefusal } from '#platform/api/address-refusal.ts'
import { asFailure } from '#platform/db/as-failure.ts'
import { log } from '#platform/log/log.ts'
import { withoutPathValues } from '#platform/log/without-values.ts'
import { bindToHost } from '#platform/session/host-cookies.ts'
import { refuseUnreadableForms } from '#platform/session/readable-form.ts'
import { guardedUrl } from '#platform/session/text-guard.ts'
import { m } from '#text/generated/messages.js'
import { paraglideMiddleware } from '#text/generated/server.js'

const logged: Handle = async ({ event, resolve }) => {
  const startedAt = performance.now()
  const response = await resolve(event)
  if (response.headers.get('content-type') === 'text/html')
    response.headers.set('content-type', 'text/html; charset=utf-8')
  log.info({
    method: event.request.method,
    route: event.route.id,
    status: response.status,
    tookMs: Math.round(performance.now() - startedAt),
  })
  return response
}

/** The guards at the door: what could not be read or stored is refused before any module sees it. */
const guarded: Handle = ({ event, resolve }) => {
  refuseUnreadableForms(event.request)
  if (event.url.protocol === 'https:') bindToHost(event.cookies)
  const url = guardedUrl(event.url)
  return addressRefusal(event.url, 'refused' in url ? url.refused : undefined) ?? resolve(event)
}

const spoken: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, ({ locale }) =>
    resolve(event, {
      transformPageChunk: ({ html }) =>
        html.replace('%lang%', locale).replace('%theme%', themeOf(event.cookies.get('theme'))),
    }),
  )

const themeOf = (chosen: string | undefined) =>
  chosen === 'light' || chosen === 'dark' ? chosen : 'auto'

export const handle: Handle = sequence(logged, guarded, spoken, guard)

// The only place where a failure becomes a page; the compiler asks for every kind.
const pageOf = {
  'not-found': { status: 404, says: m.common_failure_not_found },
  'signed-out': { status: 401, says: m.common_failure_signed_out },
  forbidden: { status: 403, says: m.common_failure_forbidden },
  invalid: { status: 400, says: m.common_failure_invalid },
  stale: { status: 409, says: m.common_failure_stale },
  conflict: { status: 409, says: m.common_failure_conflict },
  'too-large': { status: 413, says: m.common_failure_too_large },
  busy: { status: 503, says: m.common_failure_busy },
} as const satisfies Record<FailureKind, { status: number; says: () => string }>

// What is not there and what must not be known to be there answer alike, and alike leave their event: both were asked for by
// name, in an address or in a form. A page for everybody has nothing of anybody's to name.
function isDenial(kind: FailureKind, { route, params, request }: RequestEvent): boolean {
  if (route.id === refusalRoute) return false
  const isForm =
    request.method === 'POST' && entryOf(route.id ?? '', 'GET', undefined) !== 'everybody'
  const isNamed = Object.keys(params).length > 0 || isForm
  return kind === 'forbidden' || (kind === 'not-found' && isNamed)
}

// The trail holds the identifier that was asked for, and never a text somebody typed into an address.
function deniedId({ params, route }: RequestEvent): string {
  const asked: readonly (string | undefined)[] = Object.values(params)
  const id = asked.find((value) => isRecordId(value ?? ''))
  return id ?? route.id ?? 'unknown'
}

// The act that was refused, or what the address asks for: what the failure says is for whoever keeps the program.
function deniedAct({ detail }: Failure, event: RequestEvent): string {
  return typeof detail.act === 'string' ? detail.act : (askedOf(event) ?? 'everybody')
}

export const handleError: HandleServerError = async ({ kind, error: thrown, event }) => {
  const error = asFailure(thrown)
  if (error instanceof Failure) {
    const page = pageOf[error.kind]
    const why = withoutPathValues(error.message, {
      ...Object.fromEntries(event.url.searchParams),
      ...event.params,
    })
    if (isDenial(error.kind, event))
      await noteDenial({ act: deniedAct(error, event), id: deniedId(event) }).catch(
        (err: unknown) => log.error({ event: 'denial.notNoted', err }),
      )
    log.info({ failure: error.kind, route: event.route.id, why })
    const deputy = error.kind === 'forbidden' && saidToDeputy(event, deniedAct(error, event))
    const message = error.says ?? (deputy || page.says())
    const canChooseRole = error.detail.canChooseRole === true
    return { status: page.status, message, kind: error.kind, canChooseRole }
  }
  if (kind !== 'unknown') return
  const incident = randomUUID().slice(0, 8)
  log.error({ err: error, incident, route: event.route.id })
  return { status: 500, message: m.common_failure_ours({ incident }) }
}
