import type { ReportFigure, Restatement } from '../model.ts'

/** The figures that changed, vanished or came since a report was frozen, in the order of the frozen report. */
export function restatementsSince(
  frozen: readonly ReportFigure[],
  today: readonly ReportFigure[],
): Restatement[] {
  const now = byAnyId(today)
  const then = byAnyId(frozen)
  const found = new Set<ReportFigure>()
  const changed = frozen.flatMap((before): Restatement[] => {
    const current = firstOf(now, before)
    if (!current) return [restatement(before.id, before, null)]
    found.add(current)
    return says(before) === says(current) ? [] : [restatement(before.id, before, current)]
  })
  const others = today.filter((current) => !found.has(current))
  // New, or a printing that once repeated another and now says something else.
  const added = others.flatMap((current): Restatement[] => {
    const before = firstOf(then, current) ?? null
    return before && says(before) === says(current)
      ? []
      : [restatement(current.id, before, current)]
  })
  return [...changed, ...added]
}

// A fact may since be printed once more or once less, or first by another source: that changes nothing.
function byAnyId(figures: readonly ReportFigure[]): ReadonlyMap<string, ReportFigure> {
  return new Map(figures.flatMap((figure) => idsOf(figure).map((id) => [id, figure] as const)))
}

const idsOf = ({ id, repeats }: ReportFigure) => [id, ...(repeats ?? [])]

const firstOf = (figures: ReadonlyMap<string, ReportFigure>, like: ReportFigure) =>
  idsOf(like).flatMap((id) => figures.get(id) ?? [])[0]

const says = ({ value, unit, qualifier, coverage }: ReportFigure) =>
  JSON.stringify([value, unit, qualifier, coverage ?? null])

function restatement(
  figureId: string,
  before: ReportFigure | null,
  now: ReportFigure | null,
): Restatement {
  const either = before ?? now
  if (!either) throw new Error('A restatement needs a figure')
  const change = before === null ? 'added' : now === null ? 'withdrawn' : 'changed'
  return { figureId, label: either.label, change, before, now }
}
