import type { RequestEvent } from '@sveltejs/kit'
import type { Handle } from '@sveltejs/kit/hooks'
import { Failure } from '#core/failure.ts'
import { isAct, whyNotDelegated } from '#modules/access/model.ts'
import { noteDenial } from '#modules/access/api.server.ts'
import { actingAs, currentActing } from '#platform/db/acting.ts'
import { returnPath } from '#platform/sign-in/return-path.ts'
import { m } from '#text/generated/messages.js'
import { to } from '#ui/to.ts'
import { openedOtherwise, openedOtherwiseFailure } from './opened-as.ts'
import { entryOf, type Entry } from './rights.ts'
import { actingFor, whoIs, type Present } from './who.ts'

/** Finds out who sends a request, and does all of it in their name; lets in who has the right the address asks for. */
export const guard: Handle = async ({ event, resolve }) => {
  const present = await whoIs(event)
  event.locals.present = present
  event.locals.session = present?.session ?? null
  return actingAs(actingFor(present), async () => {
    // No such page: it is said so to everybody.
    if (event.route.id === null) return resolve(event)
    const entry = askedOf(event)
    if (entry === undefined) return isListed(event) ? resolve(event) : refusal(event, 'not-found')
    const isAllowed = isLetIn(entry, present !== null)
    if (present === null) return isAllowed ? resolve(event) : signInFirst(event)
    if (!isAllowed) await noteDenial({ act: entry, id: event.route.id })
    const opened = await openedOtherwise(event.request, present)
    if (opened !== null) return refusal(event, 'opened-otherwise', opened)
    return isAllowed ? resolve(event) : refusal(event, 'forbidden', entry)
  })
}

/** What a request asks for, by its address and form: an act, or less. */
export const askedOf = (event: RequestEvent): Entry | undefined =>
  entryOf(event.route.id ?? '', event.request.method, formOf(event))

function isLetIn(entry: Entry, isSignedIn: boolean): boolean {
  if (entry === 'everybody') return true
  return isAct(entry) ? currentActing().standingFor(entry) !== null : isSignedIn
}

/** Whether whoever acts now may open a page. */
export function mayOpen(route: string): boolean {
  const entry = entryOf(route, 'GET', undefined)
  return entry !== undefined && isLetIn(entry, currentActing().actor !== 'public')
}

// An address with a wrong method or an unknown form is answered by the framework, which names what is allowed.
function isListed({ route, request }: RequestEvent): boolean {
  return (
    entryOf(route.id ?? '', 'GET', undefined) !== undefined &&
    request.method !== 'GET' &&
    request.method !== 'HEAD' &&
    request.method !== 'POST'
  )
}

// `?/fix` names the form of a page that was sent; what machines ask is no page.
function formOf({ url, route }: RequestEvent): string | undefined {
  if (route.id?.startsWith('/api/')) return undefined
  for (const name of url.searchParams.keys()) if (name.startsWith('/')) return name.slice(1)
  return undefined
}

function signInFirst(event: RequestEvent): Response | Promise<Response> {
  if (event.request.method !== 'GET') return refusal(event, 'signed-out')
  const back = new URLSearchParams({ ve: event.url.pathname + event.url.search })
  return new Response(null, {
    status: 303,
    headers: { location: `${to('/dang-nhap')}?${back}`, 'cache-control': 'no-store' },
  })
}

/** The page that says why somebody is not let in; what led there was noted already. */
export const refusalRoute = '/khong-vao-duoc'

/** The page of a refusal, at the address that was asked for. */
async function refusal(
  event: RequestEvent,
  kind: 'not-found' | 'forbidden' | 'signed-out' | 'opened-otherwise',
  detail = '',
): Promise<Response> {
  const why = new URLSearchParams({ 'vi-sao': kind, ve: askedFor(event), viec: detail })
  const page = await event.fetch(`${to(refusalRoute)}?${why}`, {
    headers: { accept: 'text/html' },
  })
  return new Response(page.body, { status: page.status, headers: page.headers })
}

// Where one comes back to after another role, theme or language was chosen; a form that was sent is not sent again.
const askedFor = ({ url, request }: RequestEvent) =>
  request.method === 'GET' ? url.pathname + url.search : url.pathname

/** The page somebody asked for and was not let in to; `null` on any page that is itself the one asked for. */
export function pageAskedFor({ route, url }: Pick<RequestEvent, 'route' | 'url'>): string | null {
  return route.id === refusalRoute ? returnPath(url.searchParams.get('ve')) : null
}

/** What is said to a deputy who is refused an act of the role they act in. */
export function saidToDeputy({ locals }: RequestEvent, act: string): string | undefined {
  const holding = locals.present?.holding
  if (!holding?.onBehalf || !isAct(act)) return undefined
  const { name } = holding.onBehalf
  const why = whyNotDelegated(act, holding)
  if (why === null) return undefined
  return why === 'never'
    ? m.common_failure_not_delegable({ name })
    : m.common_failure_left_out({ name })
}

/** Why somebody is not let in, as the page of it is asked; with the act that was refused, or who opened the form. */
export function refusalAsked(
  text: string | null,
  detail: string | null,
  present: Present | null,
): Failure {
  if (text === 'forbidden')
    return new Failure('forbidden', 'at the door', { detail: { act: detail } })
  if (text === 'opened-otherwise' && present) return openedOtherwiseFailure(detail, present)
  if (text === 'signed-out')
    return new Failure('signed-out', 'at the door', {
      says: m.common_failure_session_over(),
    })
  return new Failure('not-found', 'at the door')
}
