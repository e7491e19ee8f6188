import {
  delegationsOf,
  listPeople,
  may,
  reachOf,
  rolesEndingBy,
} from '#modules/access/api.server.ts'
import { readCapacity } from '#modules/access/model.ts'
import { listImports } from '#modules/imports/api.server.ts'
import { listKeys } from '#modules/keys/api.server.ts'
import { listRequests } from '#modules/privacy/api.server.ts'
import { listShares } from '#modules/sharing/api.server.ts'
import { shareState } from '#modules/sharing/model.ts'
import { addDays } from '#core/plain-date.ts'
import { listActs } from '#platform/audit/log/list-acts.ts'
import { today } from '#platform/clock.ts'
import { currentActing } from '#platform/db/acting.ts'
import { listMails } from '#platform/mail/outbox.ts'
import { m } from '#text/generated/messages.js'
import { formatDay, formatInstant, formatNumber } from '#ui/format.ts'
import { provinceName } from '../chia-se/province-name.ts'
import { chainChoices } from '../nhat-ky/chains.ts'
import { stateWords } from '../nhap-excel/tones.ts'
import { roleName } from '../quan-tri/choices.ts'
import { kindText } from '../toi/du-lieu/request-words.ts'
import { withState } from '../toi/khoa-api/key-state.ts'
import type { Line } from './line.ts'

/** Things of one kind that wait for whoever acts. */
export type WaitingGroup = {
  readonly title: string
  readonly lines: readonly Line[]
  /** Where all of them are, when there are more than are shown. */
  readonly all: string | null
}

const mostShown = 5
const soonDays = 30
const deniedDays = 7

/** What waits for a person in the role they act in: each kind only for who has the right to do it. */
export async function waitingFor(personId: string): Promise<readonly WaitingGroup[]> {
  const groups = await Promise.all([
    may('import.read') ? imports(personId) : [],
    deputies(personId),
    may('share.read') ? shares() : [],
    may('unit.make') ? nobodyYet() : [],
    may('person.invite') ? invited() : [],
    may('role.give') ? endingRoles() : [],
    may('privacy.decide') ? dataRequests() : [],
    may('key.make') ? endingKeys() : [],
    may('outbox.read') ? unsentMails() : [],
    may('audit.read') ? denials() : [],
  ])
  return groups.flat().filter(({ lines }) => lines.length > 0)
}

const group = (title: string, lines: readonly Line[], all: string): WaitingGroup => ({
  title,
  lines: lines.slice(0, mostShown),
  all: lines.length > mostShown ? all : null,
})

// What a colleague of the same unit sees to its end is on their desk. On that of somebody who may not take it into the register
// stands what was handed to them.
async function imports(personId: string) {
  const { unit, away } = readCapacity(currentActing().as)
  const open = (await listImports()).filter(({ state, ownerUnitId, responsibleId }) => {
    const isOwn = responsibleId === personId || (away !== '' && responsibleId === away)
    const isFree = may('import.take') && (ownerUnitId !== unit || responsibleId === null)
    return (state === 'reading' || state === 'preview') && (isOwn || isFree)
  })
  const lines = open.map((batch) => ({
    href: `/nhap-excel/${batch.id}`,
    title: batch.fileName,
    isVietnamese: true,
    note: [
      stateWords(batch),
      ...(batch.summary?.counts.reject
        ? [m.home_waiting_rows_wrong({ count: formatNumber(batch.summary.counts.reject) })]
        : []),
      formatInstant(batch.createdAt),
    ].join(' · '),
  }))
  return group(m.home_waiting_imports(), lines, '/nhap-excel')
}

async function deputies(personId: string) {
  const standing = (await delegationsOf(personId)).filter(
    ({ revokedAt, validTo }) => revokedAt === null && validTo >= today(),
  )
  const lines = standing.map((one) => ({
    href: '/toi/uy-quyen',
    title:
      one.personId === personId
        ? m.home_waiting_my_deputy({ name: one.deputy })
        : m.home_waiting_deputy_of({ name: one.person }),
    note: `${roleName(one.role)} · ${m.home_waiting_days({ from: formatDay(one.validFrom), to: formatDay(one.validTo) })}`,
  }))
  return group(m.home_waiting_deputies(), lines, '/toi/uy-quyen')
}

/** What others share with this province, and what it shares and will soon have to renew. */
async function shares() {
  const { reach, provinceIds } = reachOf('share.read')
  const soon = addDays(today(), soonDays)
  const lasting = (await listShares()).filter((share) => shareState(share, today()) === 'lasts')
  const lines = lasting
    .filter(
      ({ toProvinceId, endsOn }) =>
        (reach === 'province' && provinceIds.includes(toProvinceId)) || endsOn <= soon,
    )
    .map((share) => ({
      href: `/chia-se/${share.id}`,
      title: m.home_waiting_share({
        from: provinceName(share.fromProvinceId),
        to: provinceName(share.toProvinceId),
        count: formatNumber(share.schemes),
      }),
      note: m.home_waiting_until({ day: formatDay(share.endsOn) }),
    }))
  return group(m.home_waiting_shares(), lines, '/chia-se')
}

/** In an office that was opened just now: whoever opened it is alone. */
async function nobodyYet() {
  const { people } = await listPeople({ q: '', unitId: '', role: '', state: '', after: null })
  const line = {
    href: '/quan-tri/don-vi',
    title: m.home_waiting_first(),
    note: m.home_waiting_first_note(),
  }
  return group(m.home_waiting_opening(), people.length === 1 ? [line] : [], '/quan-tri/don-vi')
}

async function invited() {
  const { people } = await listPeople({
    q: '',
    unitId: '',
    role: '',
    state: 'invited',
    after: null,
  })
  const lines = people.map(({ id, name, roles }) => ({
    href: `/quan-tri/nguoi-dung/${id}`,
    title: name,
    isVietnamese: true,
    note: roles.map(({ role, unit }) => `${roleName(role)}, ${unit}`).join(' · '),
  }))
  return group(m.home_waiting_invited(), lines, '/quan-tri/nguoi-dung?trang-thai=invited')
}

async function endingRoles() {
  const lines = (await rolesEndingBy(addDays(today(), soonDays))).map((one) => ({
    href: `/quan-tri/nguoi-dung/${one.personId}`,
    title: one.person,
    isVietnamese: true,
    note: `${roleName(one.role)}, ${one.unit} · ${m.home_waiting_until({ day: formatDay(one.validTo) })}`,
  }))
  return group(m.home_waiting_roles(), lines, '/quan-tri/nguoi-dung')
}

async function dataRequests() {
  const lines = (await listRequests('open')).map(({ id, kind, personName, doneBy }) => ({
    href: `/quan-tri/du-lieu-ca-nhan/${id}`,
    title: personName ?? kindText[kind](),
    isVietnamese: personName !== null,
    note: `${kindText[kind]()} · ${m.home_waiting_until({ day: formatDay(doneBy) })}`,
  }))
  return group(m.home_waiting_requests(), lines, '/quan-tri/du-lieu-ca-nhan')
}

async function endingKeys() {
  const now = new Date()
  const lines = (await listKeys())
    .map((key) => withState(key, now))
    .filter(({ state }) => state === 'soon')
    .map(({ name, shown, daysLeft }) => ({
      href: '/toi/khoa-api',
      title: name,
      isVietnamese: true,
      note: `${shown} · ${m.home_waiting_days_left({ count: formatNumber(daysLeft) })}`,
    }))
  return group(m.home_waiting_keys(), lines, '/toi/khoa-api')
}

async function unsentMails() {
  const unsent = (await listMails()).filter(({ sentAt }) => sentAt === null)
  const lines = unsent.map(({ receiver, subject, writtenAt, failedBecause }) => ({
    href: '/quan-tri/thu-di',
    title: subject,
    isVietnamese: true,
    note: [
      receiver,
      formatInstant(writtenAt),
      ...(failedBecause === null ? [] : [failedBecause]),
    ].join(' · '),
  }))
  return group(m.home_waiting_mails(), lines, '/quan-tri/thu-di')
}

/** How often somebody was refused lately, in the log nearest to whoever acts. */
async function denials() {
  const [own] = chainChoices()
  if (!own) return []
  const from = addDays(today(), -deniedDays)
  const { acts, olderThan } = await listActs({ chain: own.value, subject: 'event.denied', from })
  const address = `/nhat-ky?${new URLSearchParams({ cua: own.value, loai: 'event.denied', tu: from })}`
  const count = formatNumber(acts.length)
  const title = olderThan === undefined ? count : m.home_waiting_more_than({ count })
  const lines =
    acts.length === 0
      ? []
      : [{ href: address, title: m.home_waiting_denied({ count: title }), note: own.label }]
  return group(m.home_waiting_log(), lines, address)
}
