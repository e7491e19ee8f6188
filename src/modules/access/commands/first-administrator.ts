import { randomBytes } from 'node:crypto'
import { refuse, type Decision, type Reason } from '#core/decision.ts'
import { today } from '#platform/clock.ts'
import { asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { read, transact, type Tx } from '#platform/db/transact.ts'
import { savePassword } from '#platform/sign-in/password.ts'
import { decidePassword, type PasswordReason } from '#platform/sign-in/password-rules.ts'
import { decidePersonTexts, type PersonTextReason } from '../domain/person-texts.ts'
import { insertHoldings, insertPeople, insertUnits } from '../store.ts'
import {
  forgetTokens,
  isAwaited,
  isTokenGood,
  keepToken,
  takeToken,
} from '../store/first-administrator.ts'
import { isEmailTaken } from '../store/people.ts'
import { unitIdOf } from './load-units.ts'

const validHours = 24
const operatorName = 'Đơn vị vận hành'

/**
 * Makes the one-time token by which the first administrator of an office is entered, while there is none; the one of before is
 * worth nothing from now on. The database keeps its hash alone.
 */
export function offerFirstAdministrator(): Promise<string | undefined> {
  return asSystem(() =>
    transact({ act: 'admin.offer' }, async (tx) => {
      await forgetTokens(tx)
      if (!(await isAwaited(tx))) return undefined
      const token = randomBytes(32).toString('base64url')
      await keepToken(tx, token, validHours)
      return token
    }),
  )
}

/** Whether an office has nobody yet who administers it. */
export function isFirstAdministratorAwaited(): Promise<boolean> {
  return asSystem(() => read('admin.find', isAwaited))
}

/** Whether a token still opens the page. */
export function isFirstAdministratorToken(token: string): Promise<boolean> {
  return asSystem(() =>
    read('admin.find', async (tx) => (await isTokenGood(tx, token)) && (await isAwaited(tx))),
  )
}

/** What the first administrator enters. */
export type FirstAdministrator = {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
}

export type FirstAdministratorReason = PersonTextReason | PasswordReason | 'email-taken' | 'over'

/**
 * Enters the first administrator of an office, who administers from the operator's unit, and uses the token up. Nobody gives
 * them the role: it is the one holding that comes with the office.
 */
export async function makeFirstAdministrator({
  token,
  password,
  ...given
}: FirstAdministrator): Promise<Decision<{ readonly personId: string }, FirstAdministratorReason>> {
  const texts = decidePersonTexts(given)
  const secret = decidePassword(password, { ...given, units: [operatorName] })
  const reasons: Reason<FirstAdministratorReason>[] = [
    ...(texts.allowed ? [] : texts.reasons),
    ...(secret.allowed ? [] : secret.reasons),
  ]
  if (!texts.allowed || reasons.length > 0) return refuse(reasons)
  const { fact: person } = texts
  return asSystem(() =>
    transact({ act: 'admin.first' }, async (tx) => {
      if (await isEmailTaken(tx, person.email))
        return refuse([{ code: 'email-taken', field: 'email' }])
      if (!(await takeToken(tx, token)) || !(await isAwaited(tx))) return refuse([{ code: 'over' }])
      const id = newId()
      await insertPeople(tx, [{ id, ...person, isDemo: false }])
      await savePassword(tx, id, password)
      await giveAdministration(tx, id)
      return { allowed: true, fact: { personId: id }, warnings: [] } as const
    }),
  )
}

async function giveAdministration(tx: Tx, personId: string): Promise<void> {
  const unitId = unitIdOf('operator')
  const since = today()
  await insertUnits(tx, [
    {
      id: unitId,
      kind: 'operator',
      name: operatorName,
      parentId: null,
      provinceId: null,
      region: null,
      communeCode: null,
      establishmentId: null,
      validFrom: since,
    },
  ])
  await insertHoldings(tx, [
    {
      id: newId(),
      personId,
      unitId,
      role: 'admin',
      validFrom: since,
      validTo: null,
      because: 'Người quản trị đầu tiên, lập từ liên kết một lần',
    },
  ])
}
