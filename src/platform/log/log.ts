import pino from 'pino'

/** The structured log: one JSON line an event, to the file the launcher names, or to standard error. */
export const log = pino(
  {
    level: process.env.KC_LOG_LEVEL ?? 'info',
    base: null,
    redact: ['password', 'cookie', 'authorization'],
  },
  pino.destination({ dest: process.env.KC_LOG_FILE ?? 2, mkdir: true, sync: true }),
)
