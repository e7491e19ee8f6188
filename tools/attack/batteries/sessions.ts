import { randomBytes } from 'node:crypto'
import type { Battery, Fault, Headers, Outcome, Planted, Target, Tooth } from '../battery.ts'
import { formSent } from '../bodies.ts'
import { plantServer, type Asked } from '../naive.ts'
import { send } from '../send.ts'
import { signIn } from '../target/people.ts'

// Only somebody signed in sees their own security.
const own = '/toi/bao-mat'

/** Sessions that are given beforehand, kept after the end, forged or borrowed: none opens anything. */
export const sessions: Battery = {
  name: 'sessions',
  says: 'a session planted before signing in, replayed after signing out, forged, or of somebody deactivated opens nothing',
  share: 0.3,
  attack,
  teeth: () => [keepsTheSessionGiven(), forgetsNothing()],
}

type Try = {
  readonly says: string
  readonly isOpen: (target: Target, person: string) => Promise<boolean>
}

const tries: readonly Try[] = [
  {
    says: 'a session chosen by somebody else before the person signed in',
    isOpen: async (target, person) => {
      const planted = { cookie: `kc.session_token=${randomBytes(32).toString('base64url')}` }
      const after = await signIn(target, person, planted)
      return after.cookie === planted.cookie || (await opens(target, planted))
    },
  },
  {
    says: 'the session of an attacker, after the person signed in on it',
    isOpen: async (target, person) => {
      const attackers = await signIn(
        target,
        target.people.find(({ id }) => id !== person)?.id ?? person,
      )
      const after = await signIn(target, person, attackers)
      return after.cookie === attackers.cookie || (await opens(target, attackers))
    },
  },
  {
    says: 'a session after its person signed out',
    isOpen: async (target, person) => {
      const session = await signIn(target, person)
      if (!(await opens(target, session))) throw new Error('a fresh session opens nothing')
      await send(
        { address: target.address, visitorFor: () => session },
        formSent(target.address, '/dang-xuat', {}),
      )
      return opens(target, session)
    },
  },
  {
    says: 'a session whose token was changed by a letter',
    isOpen: (target, person) => opensChanged(target, person, (value) => changedAt(value, 5)),
  },
  {
    says: 'a session whose signature was changed by a letter',
    isOpen: (target, person) =>
      opensChanged(target, person, (value) => changedAt(value, value.indexOf('.') + 5)),
  },
  {
    says: 'a session without its signature',
    isOpen: (target, person) =>
      opensChanged(target, person, (value) => value.slice(0, value.indexOf('.'))),
  },
  {
    says: 'a session sent in an address',
    isOpen: async (target, person) => {
      const { cookie = '' } = await signIn(target, person)
      const { status } = await send(
        { address: target.address, visitorFor: () => ({}) },
        {
          path: `${own}?${cookie}`,
          headers: { authorization: `Bearer ${cookie.slice(cookie.indexOf('=') + 1)}` },
        },
      )
      return status === 200
    },
  },
  {
    says: 'the session of somebody who was deactivated',
    isOpen: async (target, person) => {
      const session = await signIn(target, person)
      await target.database.rows('update person set deactivated_at = now() where id = $1', [person])
      try {
        return await opens(target, session)
      } finally {
        await target.database.rows('update person set deactivated_at = null where id = $1', [
          person,
        ])
      }
    },
  },
]

async function attack(target: Target): Promise<Outcome> {
  const faults: Fault[] = []
  // Somebody nobody else of the attack is.
  const person = target.people.at(-1)?.id
  if (person === undefined) throw new Error('nobody can sign in')
  for (const { says, isOpen } of tries) {
    if (await isOpen(target, person))
      faults.push({ kind: 'session-kept', where: says, what: 'it is let in' })
  }
  return { tried: tries.length, faults, figures: {} }
}

async function opens({ address }: Target, session: Headers): Promise<boolean> {
  const { status } = await send({ address, visitorFor: () => session }, { path: own })
  return status === 200
}

async function opensChanged(
  target: Target,
  person: string,
  change: (value: string) => string,
): Promise<boolean> {
  const { cookie = '' } = await signIn(target, person)
  const at = cookie.indexOf('=') + 1
  return opens(target, { cookie: cookie.slice(0, at) + change(cookie.slice(at)) })
}

const changedAt = (value: string, at: number) =>
  value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1)

type Kept = { readonly open: Set<string> }

/** A naive sign-in: what it does with the session it is given, and what it does at the end, is up to the tooth. */
function plantSignIn(
  target: Target,
  choose: (given: string) => string,
  end: (kept: Kept, sid: string) => void,
): Promise<Planted> {
  const kept: Kept = { open: new Set() }
  return plantServer(target, {}, ({ url, headers }: Asked) => {
    const given = /session_token=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? ''
    if (url.pathname === '/dang-nhap') {
      const sid = choose(given)
      kept.open.add(sid)
      return {
        status: 303,
        headers: { location: '/', 'set-cookie': `kc.session_token=${sid}; Path=/` },
        body: '',
      }
    }
    if (url.pathname === '/dang-xuat') end(kept, given)
    return { status: kept.open.has(given) ? 200 : 401, body: '' }
  })
}

const fresh = () => `${randomBytes(9).toString('hex')}.${randomBytes(9).toString('hex')}`

function keepsTheSessionGiven(): Tooth {
  return {
    says: 'signing in keeps the session the browser brought',
    finds: 'session-kept',
    at: 'before the person signed in',
    plant: (target) =>
      plantSignIn(
        target,
        (given) => given || fresh(),
        ({ open }, sid) => open.delete(sid),
      ),
  }
}

function forgetsNothing(): Tooth {
  return {
    says: 'signing out takes the cookie away and keeps the session',
    finds: 'session-kept',
    at: 'after its person signed out',
    plant: (target) => plantSignIn(target, fresh, () => {}),
  }
}
