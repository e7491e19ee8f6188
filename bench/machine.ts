import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import type { Size } from './country.ts'

/** When, where and on what the figures were measured. */
export function machine(
  { schemes, establishments, years }: Size,
  seed: number,
  tookSeconds: number,
): string {
  const count = (value: number) => value.toLocaleString('en')
  const memory = `${Math.round(totalmem() / 1e9)} GB`
  const load = loadavg()[0]?.toFixed(1)
  return [
    `Measured ${new Date().toISOString().slice(0, 10)} in ${tookSeconds} s.`,
    `Machine: ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${memory}, load ${load} at the end.`,
    `Node ${process.versions.node}. Country: 34 provinces, ${count(establishments)} establishments, ` +
      `${count(schemes)} schemes over ${years} years, seed ${seed}, and the real public records.`,
  ].join('\n')
}
