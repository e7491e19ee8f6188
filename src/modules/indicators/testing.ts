import { readFileSync } from 'node:fs'
import { readFigures } from './domain/read-figures.ts'
import type { ReportedFigure } from './domain/figure.ts'

/** The real reported figures, read once; for tests of modules that use figures. */
export function theRealFigures(): readonly ReportedFigure[] {
  read ??= readFigures(JSON.parse(readFileSync('data/kc/reported-figures.json', 'utf8')))
  return read
}

let read: readonly ReportedFigure[] | undefined

export {
  falseAlarms,
  findsRecord,
  mutationScore,
  type CheckRecord,
  type MutationScore,
} from './domain/score/score.ts'
export { mutationKinds } from './domain/score/mutate.ts'
