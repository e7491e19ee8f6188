import type { Holding } from './standing-of.ts'

/** As whom somebody acts, as the trail keeps it: a role, its unit and, for a deputy, whose role it is. */
export function writeCapacity({ role, unit, onBehalf }: Holding): string {
  const own = `${role}@${unit.id}`
  return onBehalf ? `${own}/for:${onBehalf.personId}` : own
}

/** The parts of it; empty where there is none. */
export function readCapacity(written: string | null) {
  const [, role = '', unit = '', away = ''] =
    /^([^@]*)@([^/]*)(?:\/for:(.*))?$/.exec(written ?? '') ?? []
  return { role, unit, away }
}
