import { megabytes, seconds, type Figure } from './figure.ts'
import { ask } from './load.ts'
import type { ServerProcess } from './servers.ts'

const aimMs = 8_000
const aimBytes = 250_000_000

/** The whole register as a workbook: how long, and the most memory the server held meanwhile. */
export async function measureExport(server: ServerProcess, rows: number): Promise<Figure[]> {
  server.forgetPeak()
  const startedAt = performance.now()
  const bytes = await ask(`${server.address}/de-an/xuat.xlsx`)
  const tookMs = performance.now() - startedAt
  const peak = server.peakBytes()
  const name = `Export of ${rows.toLocaleString('en')} rows`
  return [
    {
      name: `${name} (${megabytes(bytes)})`,
      product: seconds(tookMs),
      aim: `< ${seconds(aimMs)}`,
      met: tookMs < aimMs,
    },
    {
      name: `${name}: peak memory of the server`,
      product: megabytes(peak),
      aim: `< ${megabytes(aimBytes)}`,
      met: peak < aimBytes,
    },
  ]
}
