import { cellToCorrect, hasOneFix, type ProblemCode } from '../model.ts'
import { listProblems } from './list-rows.ts'

/** What applying the one fix of a problem would change at one cell. */
export type BulkFix = {
  readonly sheet: string
  /** Where the problem stands, as the person reads it. */
  readonly address: string
  /** Where the new value goes; a column beyond the sheet when it has none for it. */
  readonly target: string
  readonly oldValue: string
  readonly newValue: string
}

/** Every change that applying the fixes of a kind of problem would make; a problem with a choice of fixes is left. */
export async function listBulkFixes(id: string, code: ProblemCode): Promise<readonly BulkFix[]> {
  const problems = await listProblems(id, code)
  return problems.flatMap((problem) => {
    const target = cellToCorrect(problem)
    const fix = hasOneFix(problem) ? problem.fixes?.[0] : undefined
    if (target === null || !fix) return []
    const { sheet, address, value } = problem
    return [{ sheet, address, target, oldValue: value, newValue: fix.newValue }]
  })
}
