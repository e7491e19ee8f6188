import { loadRealFigures } from '#modules/indicators/api.server.ts'
import { loadRealStatements } from '#modules/reports/api.server.ts'
import { loadRealSchemes } from '#modules/schemes/api.server.ts'
import { loadKnownProducts, loadTerritory } from '#modules/territory/api.server.ts'
import { transact } from '#platform/db/transact.ts'

/** The worlds a database can hold: real public records, or an office that starts empty. */
export type World = 'demo' | 'empty'

/**
 * Loads what a world needs, once: territory for every world, public records for the demo.
 * Loading again changes nothing.
 */
export async function loadWorld({ world }: { world: World }): Promise<void> {
  await transact({ act: 'world.load' }, async (tx) => {
    await loadTerritory(tx)
    if (world === 'empty') return
    await loadKnownProducts(tx)
    await loadRealFigures(tx)
    await loadRealSchemes(tx)
    await loadRealStatements(tx)
  })
}
