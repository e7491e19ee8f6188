import { claimWorld, loadDemoPeople, loadUnits } from '#modules/access/api.server.ts'
import { keyNames, resolveEstablishments } from '#modules/establishments/api.server.ts'
import { loadRealFigures } from '#modules/indicators/api.server.ts'
import { loadRealStatements } from '#modules/reports/api.server.ts'
import { loadRealSchemes } from '#modules/schemes/api.server.ts'
import { loadKnownProducts, loadTerritory } from '#modules/territory/api.server.ts'
import { asSystem } from '#platform/db/acting.ts'
import { transact, type Tx } from '#platform/db/transact.ts'

/** The worlds a database can hold: real public records, or an office that starts empty. */
export type World = 'demo' | 'empty'

/**
 * Loads what a world needs, once: territory for every world, public records for the demo.
 * Loading again changes nothing.
 */
export async function loadWorld({ world }: { world: World }): Promise<void> {
  await asSystem(() =>
    transact({ act: 'world.load' }, async (tx) => {
      await claimWorld(tx, world === 'demo' ? 'demo' : 'office')
      await loadTerritory(tx)
      await loadUnits(tx)
      if (world === 'empty') return
      await loadKnownProducts(tx)
      await loadRealFigures(tx)
      await loadRealSchemes(tx)
      await loadRealStatements(tx)
      await loadDemoPeople(tx, await spokenFor(tx))
    }),
  )
}

// A real establishment with schemes on record, which somebody of the demo world looks at as its own.
const shown = {
  name: 'HTX Nông nghiệp Minh Tân Đạt',
  place: { list: 63, provinceCode: '66', detail: null },
} as const

async function spokenFor(tx: Tx) {
  const [id = ''] = await resolveEstablishments(tx, keyNames([shown]))
  return { id, name: `${shown.name} (trình diễn)`, provinceId: '66' }
}
