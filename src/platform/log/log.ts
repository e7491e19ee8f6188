import pino from 'pino'
import { turningFile } from './turning-file.ts'
import { withoutValues } from './without-values.ts'

const mostBytes = 20_000_000
const file = process.env.KC_LOG_FILE

/** The structured log: one JSON line an event, to the file the launcher names, or to standard error; no personal value. */
export const log = pino(
  {
    level: process.env.KC_LOG_LEVEL ?? 'info',
    base: null,
    redact: ['password', 'cookie', 'authorization'],
    serializers: { err: (error: unknown) => withoutValues(error) },
  },
  file ? turningFile(file, mostBytes) : pino.destination({ dest: 2, sync: true }),
)
