import { demoPeople, type DemoPerson } from '#modules/access/api.server.ts'
import { asSystem } from '#platform/db/acting.ts'

/**
 * The invented people anybody may act as. There are some only where the program was started as the demo and the database says
 * it is one; a real office has neither.
 */
export async function peopleToTry(
  env: NodeJS.ProcessEnv = process.env,
): Promise<readonly DemoPerson[]> {
  return env.KC_WORLD === 'demo' ? asSystem(demoPeople) : []
}
