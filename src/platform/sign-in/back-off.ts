import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { networkOf } from '#platform/serve/trusted-proxies.ts'
import { asProgram } from './as-program.ts'
import { signInSecret } from './settings.ts'

/** How tries are held back: some are free, then each wait is twice the one before, up to a longest. */
type Pace = {
  readonly freeTries: number
  readonly longestSeconds: number
  /** How many tries an hour are forgotten; all of them are after a day without any. */
  readonly forgottenHourly: number
}

const paces = {
  /** Guesses at one account, from wherever. */
  account: { freeTries: 5, longestSeconds: 900, forgottenHourly: 0 },
  /** Guesses at one account from a browser that has signed in to it: the owner's, whom strangers cannot hold back. */
  device: { freeTries: 5, longestSeconds: 900, forgottenHourly: 0 },
  /** Codes of an authenticator, by whoever knows the password. */
  code: { freeTries: 5, longestSeconds: 900, forgottenHourly: 0 },
  /** Guesses at any account from one address, behind which a whole office may sit: each mistypes now and then. */
  address: { freeTries: 50, longestSeconds: 300, forgottenHourly: 60 },
  /** Mails asked for to one address. */
  mail: { freeTries: 3, longestSeconds: 3_600, forgottenHourly: 1 },
} as const satisfies Record<string, Pace>

/** What tries are counted by. */
export type Counted = { readonly kind: keyof typeof paces; readonly who: string }

/** What came of counting a try: it may be judged, or is too early and is not judged at all. */
export type Charge = { readonly waitSeconds: number; readonly triesOfFirst: number }

/**
 * Counts a try before it is judged, so that many at once cannot slip through; a right one is taken back by `forgive`.
 * The count is in the database: it outlives a restart and holds for every process.
 */
export async function charge(counted: readonly Counted[]): Promise<Charge> {
  let triesOfFirst = 0
  for (const [place, one] of counted.entries()) {
    const { tries, waitSeconds } = await count(one)
    if (waitSeconds > 0) return { waitSeconds, triesOfFirst }
    if (place === 0) triesOfFirst = tries
  }
  return { waitSeconds: 0, triesOfFirst }
}

/** Takes back what a right try was charged: an account begins anew, an address gets its one try back. */
export async function forgive(counted: readonly Counted[]): Promise<void> {
  for (const one of counted) {
    await asProgram('sign-in.forgive', (db) =>
      one.kind === 'address'
        ? sql`update sign_in_back_off set tries = greatest(tries - 1, 0) where key = ${keyOf(one)}`.execute(
            db,
          )
        : sql`delete from sign_in_back_off where key = ${keyOf(one)}`.execute(db),
    )
  }
}

// The clock is asked when the row is held: of tries that came at once, each sees what the one before has set.
async function count(one: Counted): Promise<{ tries: number; waitSeconds: number }> {
  const { freeTries, longestSeconds, forgottenHourly }: Pace = paces[one.kind]
  const key = keyOf(one)
  const hours = sql`extract(epoch from clock_timestamp() - b.tried_at) / 3600`
  const before = sql`case when ${hours} > 24 then 0
    else greatest(0, b.tries - floor(${hours} * ${forgottenHourly}))::integer end`
  return asProgram('sign-in.count', async (db) => {
    const counted = await sql<{ tries: number }>`
        insert into sign_in_back_off as b (key, tries, free_at) values (${key}, 1, '-infinity')
        on conflict (key) do update set
          tries = ${before} + 1,
          free_at = case when ${before} < ${freeTries} then '-infinity'
            else clock_timestamp() + make_interval(secs => least(${longestSeconds}::integer,
              power(2, least(${before} - ${freeTries}, 20)))) end,
          tried_at = clock_timestamp()
        where b.free_at <= clock_timestamp()
        returning tries`.execute(db)
    if (counted.rows[0]) return { tries: counted.rows[0].tries, waitSeconds: 0 }
    const held = await sql<{ wait: number }>`
        select greatest(1, ceil(extract(epoch from free_at - clock_timestamp())))::integer as wait
        from sign_in_back_off where key = ${key}`.execute(db)
    return { tries: 0, waitSeconds: held.rows[0]?.wait ?? 1 }
  })
}

// The table holds no address and no e-mail that could be read from it.
function keyOf({ kind, who }: Counted): string {
  const counted = kind === 'address' ? networkOf(who) : who
  return `${kind}:${createHmac('sha256', signInSecret()).update(`${kind}=${counted}`).digest('base64url')}`
}
