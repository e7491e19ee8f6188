import type { Place } from './place.ts'

/** The whole environment of the server: nothing of ours leaks in, and its words do not depend on LANG. */
export function serverEnvironment(place: Place): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: place.base, LC_ALL: 'C', TZ: 'UTC' }
}
