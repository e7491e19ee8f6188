import { readFileSync } from 'node:fs'
import type { ReportedFigure } from './domain/figure.ts'
import { type Geography, geographyFrom } from './domain/geography.ts'
import { readFigures } from './domain/read-figures.ts'

export { mutationKinds } from './domain/score/mutate.ts'
export {
  falseAlarms,
  findsRecord,
  mutationScore,
  type CheckRecord,
  type MutationScore,
} from './domain/score/score.ts'

/** The real reported figures, read once; for tests of modules that use figures. */
export function theRealFigures(): readonly ReportedFigure[] {
  read ??= readFigures(JSON.parse(readFileSync('data/kc/reported-figures.json', 'utf8')))
  return read
}

let read: readonly ReportedFigure[] | undefined

/** The real provinces, districts and regions, as the reconciler needs them. */
export function theRealGeography(): Geography {
  type Lists = Parameters<typeof geographyFrom>[0]
  const list = <Key extends string>(name: string, key: Key) =>
    (JSON.parse(readFileSync(`data/admin/${name}.json`, 'utf8')) as Record<Key, never>)[key]
  geography ??= geographyFrom({
    provinces63: list('provinces-63', 'provinces') as Lists['provinces63'],
    provinces34: list('provinces-34', 'provinces') as Lists['provinces34'],
    districts: list('districts-63', 'districts') as Lists['districts'],
    regions: list('kc-regions', 'regions') as Lists['regions'],
  })
  return geography
}

let geography: Geography | undefined
