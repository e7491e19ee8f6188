import { join } from 'node:path'

/** @import { Settings } from './settings.mjs' */

/**
 * What every part of the running product reads from the environment: the server and the built pages
 * are two module graphs, so what they share cannot be a variable.
 * @param {Settings} settings
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentOf({ dataDir }, env) {
  return {
    NODE_ENV: 'production',
    BODY_SIZE_LIMIT: '12M',
    // Linux: memory that threads gave back is used again and returned, instead of lying in a store for each thread.
    MALLOC_ARENA_MAX: '1',
    MALLOC_TRIM_THRESHOLD_: '131072',
    KC_AUDIT: join(dataDir, 'audit'),
    KC_FILES: join(dataDir, 'files'),
    KC_LOG_FILE: join(dataDir, 'log', 'app.log'),
    ...env,
  }
}
