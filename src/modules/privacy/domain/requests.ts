import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'
import { isEmailAddress } from '#core/email-address.ts'
import { addDays, addWorkingDays, dayOf, type PlainDate } from '#core/plain-date.ts'

/** What a person may ask about the data held of them. Law 91/2025/QH15, Article 4. */
export const requestKinds = [
  'access',
  'correction',
  'erasure',
  'restriction',
  'withdrawal',
] as const
export type RequestKind = (typeof requestKinds)[number]

/** How a request came. */
export const channels = ['account', 'paper', 'phone', 'mail', 'inPerson'] as const
export type Channel = (typeof channels)[number]

export const requestStates = ['open', 'granted', 'refused', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

/** Whether a text names a kind of request. */
export const isRequestKind = (text: string): text is RequestKind =>
  (requestKinds as readonly string[]).includes(text)

/** Whether a text names a way in which an official is asked. */
export const isAskedChannel = (text: string): text is Exclude<Channel, 'account'> =>
  text !== 'account' && (channels as readonly string[]).includes(text)

/** What is asked, as a form has it. */
export type AskedRequest = {
  readonly kind: string
  readonly what: string
  readonly why: string
  /** What a correction puts in place of what is wrong. */
  readonly newName: string
  readonly newEmail: string
  readonly newPhone: string
}

/** A request that may be filed. */
export type FiledRequest = {
  readonly kind: RequestKind
  readonly what: string
  readonly why: string | null
  readonly newName: string | null
  readonly newEmail: string | null
  readonly newPhone: string | null
}

export const requestLimits = { what: 2_000, why: 1_000, name: 200, email: 254, phone: 30 } as const

export type AskReason =
  | 'kind-missing'
  | 'what-missing'
  | 'too-long'
  | 'email-shape'
  | 'phone-shape'
  | 'correction-empty'
  | 'already-open'
  | 'nothing-agreed'

/**
 * Whether a request may be filed so: it says what is asked, and one of a kind is open at a time. Who files it themselves takes back only
 * what they agreed to; what came on paper is entered as it came.
 */
export function decideAsk(
  asked: AskedRequest,
  openKinds: readonly RequestKind[],
  { agreesToNothing = false }: { readonly agreesToNothing?: boolean } = {},
): Decision<FiledRequest, AskReason> {
  const { kind } = asked
  const text = tidied(asked)
  const reasons: Reason<AskReason>[] = []
  const no = (code: AskReason, field: string) => void reasons.push({ code, field })
  if (!isRequestKind(kind)) no('kind-missing', 'kind')
  else if (openKinds.includes(kind)) no('already-open', 'kind')
  else if (kind === 'withdrawal' && agreesToNothing) no('nothing-agreed', 'kind')
  if (text.what === '') no('what-missing', 'what')
  for (const [field, most] of lengths)
    if (text[field].length > most) no('too-long', fieldNames[field])
  if (text.newEmail !== '' && !isEmailAddress(text.newEmail)) no('email-shape', 'newEmail')
  if (text.newPhone !== '' && !isPhone(text.newPhone)) no('phone-shape', 'newPhone')
  if (kind === 'correction' && !text.newName && !text.newEmail && !text.newPhone)
    no('correction-empty', 'newName')
  if (!isRequestKind(kind) || reasons.length > 0) return refuse(reasons)
  const isCorrection = kind === 'correction'
  const only = (value: string) => (isCorrection && value !== '' ? value : null)
  return allow({
    kind,
    what: text.what,
    why: text.why || null,
    newName: only(text.newName),
    newEmail: only(text.newEmail),
    newPhone: only(text.newPhone),
  })
}

const lengths = [
  ['what', requestLimits.what],
  ['why', requestLimits.why],
  ['newName', requestLimits.name],
  ['newEmail', requestLimits.email],
  ['newPhone', requestLimits.phone],
] as const
const fieldNames = {
  what: 'what',
  why: 'why',
  newName: 'newName',
  newEmail: 'newEmail',
  newPhone: 'newPhone',
} as const

const tidied = ({ what, why, newName, newEmail, newPhone }: AskedRequest) => ({
  what: what.trim(),
  why: why.trim(),
  newName: newName.trim().replace(/\s+/g, ' '),
  newEmail: newEmail.trim().toLowerCase(),
  newPhone: newPhone.trim(),
})

/** Whether a text is a telephone number: digits, with signs between them. */
export const isPhone = (text: string): boolean =>
  /^\+?[\d .()-]+$/.test(text) &&
  text.replace(/\D/g, '').length >= 8 &&
  text.length <= requestLimits.phone

/** Within how many days a request is acknowledged and answered. */
export type AnswerDays = {
  readonly replyCount: number
  readonly replyUnit: DayUnit
  readonly doneCount: number
  readonly doneUnit: DayUnit
}
export type DayUnit = 'day' | 'workingDay'

/** What the law itself says of a kind of request. */
export type LawTerm = AnswerDays & { readonly source: string; readonly certainty: Certainty }

/** Within how long a kind of request is acknowledged and answered. */
export type Term = AnswerDays & {
  readonly kind: RequestKind
  readonly source: string
  readonly certainty: Certainty
  readonly version: number
  /** The law's own, where it is known: an office that sets a longer one is told so. */
  readonly law: LawTerm | null
}

/** How sure a number of the law is: read in the act, read in summaries of it, or chosen by the office. */
export type Certainty = 'text' | 'summary' | 'chosen'

export const dayUnits = ['workingDay', 'day'] as const satisfies readonly DayUnit[]

export type TermReason =
  | 'count-unreadable'
  | 'unit-missing'
  | 'source-missing'
  | 'source-long'
  | 'reply-after-answer'
  | 'reply-later-than-law'
  | 'done-later-than-law'

/** How a form sets a term. */
export type TermChange = {
  readonly replyCount: string
  readonly replyUnit: string
  readonly doneCount: string
  readonly doneUnit: string
  readonly source: string
}

export const mostDays = 365
const longestSource = 300

/**
 * Whether a term may be set so. Whoever sets it says where it is from; it is then the office’s own. One that is longer than the
 * law's is set with a warning: what the law says is known from summaries, and no rule stands in the way of work.
 */
export function decideTerm(
  change: TermChange,
  law: LawTerm | null,
): Decision<AnswerDays & Pick<Term, 'source'>, TermReason> {
  const reasons: Reason<TermReason>[] = []
  const no = (code: TermReason, field: string) => void reasons.push({ code, field })
  const days = (text: string, field: string) => {
    const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
    if (count < 1 || count > mostDays) no('count-unreadable', field)
    return count
  }
  const unit = (text: string, field: string) => {
    const found = dayUnits.find((one) => one === text)
    if (found === undefined) no('unit-missing', field)
    return found ?? 'day'
  }
  const fact = {
    replyCount: days(change.replyCount, 'replyCount'),
    replyUnit: unit(change.replyUnit, 'replyUnit'),
    doneCount: days(change.doneCount, 'doneCount'),
    doneUnit: unit(change.doneUnit, 'doneUnit'),
    source: change.source.trim(),
  }
  if (reasons.length === 0 && mayEndLater(replyOf(fact), doneOf(fact)))
    no('reply-after-answer', 'replyCount')
  if (fact.source === '') no('source-missing', 'source')
  if (fact.source.length > longestSource) no('source-long', 'source')
  return reasons.length > 0 ? refuse(reasons) : allow(fact, laterThanLaw(fact, law))
}

/** Where a term may end later than that of the law. */
export function laterThanLaw(
  term: AnswerDays,
  law: LawTerm | null,
): readonly Reason<'reply-later-than-law' | 'done-later-than-law'>[] {
  if (law === null) return []
  return [
    ...(mayEndLater(replyOf(term), replyOf(law))
      ? [{ code: 'reply-later-than-law', field: 'replyCount' } as const]
      : []),
    ...(mayEndLater(doneOf(term), doneOf(law))
      ? [{ code: 'done-later-than-law', field: 'doneCount' } as const]
      : []),
  ]
}

type Span = readonly [count: number, unit: DayUnit]
const replyOf = ({ replyCount, replyUnit }: AnswerDays): Span => [replyCount, replyUnit]
const doneOf = ({ doneCount, doneUnit }: AnswerDays): Span => [doneCount, doneUnit]

// Days and working days are compared by the days they lead to, from every day of a week: any week is like another.
const aWeek = [1, 2, 3, 4, 5, 6, 7].map((weekday) => dayOf(2026, 6, weekday))
const mayEndLater = (one: Span, other: Span): boolean =>
  aWeek.some((day) => later(day, one) > later(day, other))

/** The days by which a request received on a day is acknowledged and answered. */
export function dueDays(
  receivedOn: PlainDate,
  term: AnswerDays,
): { readonly replyBy: PlainDate; readonly doneBy: PlainDate } {
  return {
    replyBy: later(receivedOn, replyOf(term)),
    doneBy: later(receivedOn, doneOf(term)),
  }
}

const later = (day: PlainDate, [count, unit]: Span) =>
  unit === 'workingDay' ? addWorkingDays(day, count) : addDays(day, count)

/** Whose a request is to decide: the department when all units the person ever worked in are of its province; else the nation. */
export function provinceDeciding(unitProvinces: readonly (string | null)[]): string | null {
  const [first] = unitProvinces
  return first !== undefined && first !== null && unitProvinces.every((one) => one === first)
    ? first
    : null
}

export type DecideReason =
  | 'own-request'
  | 'answer-missing'
  | 'answer-long'
  | 'roles-held'
  | 'roles-end'
  | 'already-erased'
  | 'address-not-asked-by-account'
  | 'name-missing'
  | 'name-long'
  | 'email-missing'
  | 'email-shape'
  | 'email-taken'

/** What must be known to decide a request. */
export type DecideFacts = {
  readonly deciderId: string | null
  /** Whose data it is; `null` when they have no account. */
  readonly personId: string | null
  readonly isErased: boolean
  /** The roles the person holds today or will hold. */
  readonly rolesHeld: readonly LastDay[]
  /** Whether another address to sign in with is asked for, and not from the account itself. */
  readonly isAddressFromElsewhere: boolean
  /** Whether whoever decides may write the addresses of people anyway. */
  readonly mayChangePeople: boolean
}

type LastDay = { readonly validTo: PlainDate | null }

/** The last day of roles that all have one, with the day from which their person is at work no more. */
export function freeAfter(
  roles: readonly LastDay[],
): { readonly last: PlainDate; readonly from: PlainDate } | null {
  const days = roles.map(({ validTo }) => validTo)
  const last = days.reduce(
    (a, b) => (a === null || b === null ? null : a > b ? a : b),
    days[0] ?? null,
  )
  return last && { last, from: addDays(last, 1) }
}

export const longestAnswer = 2_000

/**
 * Whether a request may be decided so. Nobody decides about their own; an account that is at work is neither erased nor
 * closed: its roles are ended first, by whoever gives them. Whoever has the address of an account has the account: what somebody
 * else says on paper moves it only where an administrator decides.
 */
export function decideAnswer(
  kind: RequestKind,
  { outcome, answer }: { readonly outcome: 'granted' | 'refused'; readonly answer: string },
  facts: DecideFacts,
): Decision<{ readonly answer: string }, DecideReason> {
  const reasons: Reason<DecideReason>[] = []
  const no = (code: DecideReason, field = '_') => void reasons.push({ code, field })
  const text = answer.trim()
  const { deciderId, personId, isErased, rolesHeld } = facts
  if (deciderId !== null && personId === deciderId) no('own-request')
  if (text === '') no('answer-missing', 'answer')
  if (text.length > longestAnswer) no('answer-long', 'answer')
  const endsAccount = outcome === 'granted' && (kind === 'erasure' || kind === 'restriction')
  const free = freeAfter(rolesHeld)
  if (endsAccount && free) reasons.push({ code: 'roles-end', field: '_', detail: free })
  else if (endsAccount && rolesHeld.length > 0) no('roles-held')
  if (outcome === 'granted' && isErased) no('already-erased')
  if (outcome === 'granted' && facts.isAddressFromElsewhere && !facts.mayChangePeople)
    no('address-not-asked-by-account')
  return reasons.length > 0 ? refuse(reasons) : allow({ answer: text })
}
