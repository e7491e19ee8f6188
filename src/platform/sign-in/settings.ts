const minute = 60
const hour = 60 * minute

/** How long sessions last: what is left unused ends, and nothing outlasts a working day. And how many a person has at once. */
export function sessionLimits(env: NodeJS.ProcessEnv = process.env) {
  return {
    idleSeconds: positive(env.KC_SESSION_IDLE_MINUTES, 120) * minute,
    longestSeconds: positive(env.KC_SESSION_HOURS, 12) * hour,
    atOnce: Math.max(1, Math.floor(positive(env.KC_SESSIONS_AT_ONCE, 5))),
  }
}

/**
 * Whether only a session with a second step acts in a role: `KC_SECOND_STEP=required`, and beyond this machine unless it is
 * `optional`. People of the demo have nothing to show.
 */
export function asksTwoSteps(env: NodeJS.ProcessEnv = process.env): boolean {
  return env.KC_SECOND_STEP === 'required' && env.KC_WORLD !== 'demo'
}

function positive(text: string | undefined, usual: number): number {
  const given = Number(text)
  return text !== undefined && Number.isFinite(given) && given > 0 ? given : usual
}

/** Where people reach the product: `ORIGIN`, or what they asked for while only this machine is served. */
export function originOf(url: Pick<URL, 'origin'>, env: NodeJS.ProcessEnv = process.env): string {
  return env.ORIGIN ? new URL(env.ORIGIN).origin : url.origin
}

/**
 * The secret that signs cookies and seals what is kept of authenticators.
 * @throws {Error} when the program was not started by its launcher and no `KC_SECRET` is given
 */
export function signInSecret(env: NodeJS.ProcessEnv = process.env): string {
  if (env.KC_SECRET) return env.KC_SECRET
  throw new Error('KC_SECRET is not set: sign-in was not opened')
}
