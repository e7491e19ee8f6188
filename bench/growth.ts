import type { Connection } from '#platform/embedded/cluster.ts'
import { ms, times, type Figure } from './figure.ts'
import { compare, type Effort } from './load.ts'
import { listQuestion, pageQuestion, searchQuestion } from './questions.ts'
import { startProduct, type ServerProcess } from './servers.ts'

const aim = 1.3

/** What ten times the register costs: the same questions of a small country beside the large one. */
export async function measureGrowth(
  smallConnection: Connection,
  large: ServerProcess,
  effort: Effort,
  dataDir: string,
): Promise<Figure[]> {
  const small = await startProduct(smallConnection, dataDir)
  const servers = { large: large.address, small: small.address }
  const questions = [
    { ...pageQuestion(), aim },
    { ...listQuestion(), aim: undefined },
    { ...searchQuestion(), aim: undefined },
  ]
  const figures: Figure[] = []
  try {
    for (const { name, paths, aim } of questions) {
      const seen = await compare(servers, paths, 1, effort)
      const ratio = seen.large.p50Ms / seen.small.p50Ms
      figures.push({
        name: `Ten times the data: ${name.toLowerCase()}`,
        product: `p50 ${ms(seen.large.p50Ms)}`,
        baseline: `p50 ${ms(seen.small.p50Ms)} at a tenth`,
        ratio: times(ratio),
        ...(aim === undefined ? {} : { aim: `≤ ${aim} ×`, met: ratio <= aim }),
      })
    }
  } finally {
    await small.stop()
  }
  return figures
}
