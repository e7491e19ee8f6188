import type { ReportFigure, Restatement } from '../model.ts'

/** The figures that changed, vanished or came since a report was frozen, in the order of the frozen report. */
export function restatementsSince(
  frozen: readonly ReportFigure[],
  today: readonly ReportFigure[],
): Restatement[] {
  const now = byAnyId(today)
  const then = byAnyId(frozen)
  const changed = frozen.flatMap((before): Restatement[] => {
    const current = now.get(before.id)
    if (!current) return [restatement(before, null)]
    return says(before) === says(current) ? [] : [restatement(before, current)]
  })
  const added = today.filter(({ id }) => !then.has(id)).map((current) => restatement(null, current))
  return [...changed, ...added]
}

// A figure may since have become the repeat of another printing of the same fact: that changes nothing.
function byAnyId(figures: readonly ReportFigure[]): ReadonlyMap<string, ReportFigure> {
  return new Map(
    figures.flatMap((figure) =>
      [figure.id, ...(figure.repeats ?? [])].map((id) => [id, figure] as const),
    ),
  )
}

const says = ({ value, unit, qualifier, coverage }: ReportFigure) =>
  JSON.stringify([value, unit, qualifier, coverage ?? null])

function restatement(before: ReportFigure | null, now: ReportFigure | null): Restatement {
  const either = before ?? now
  if (!either) throw new Error('A restatement needs a figure')
  const change = before === null ? 'added' : now === null ? 'withdrawn' : 'changed'
  return { figureId: either.id, label: either.label, change, before, now }
}
