import { activityKinds, type ActivityKind } from '#modules/schemes/model.ts'
import { isNotKnown } from './cell-text.ts'
import { fixTo, type RowNotes } from './row-notes.ts'
import { flagsIn, isYes, kindIn } from './words.ts'

/** The kind of activity a row names; one that only its title shows is offered, not taken. */
export function readKind(
  notes: RowNotes,
  title: string,
  before: ActivityKind | null,
): ActivityKind | null {
  const text = notes.text('kind')
  if (!isNotKnown(text)) {
    const kind = kindIn(text)
    const flags = flagsIn(text)
    if (kind === undefined && !flags.isFlagship && !flags.isGroup)
      notes.note('kind', 'kindUnknown', { fixes: kindFixes(kindIn(title)) })
    return kind ?? before
  }
  if (before !== null) return before
  const likely = kindIn(title)
  if (likely !== undefined && notes.cell('title')) {
    notes.note('kind', 'kindFromTitle', {
      detail: { choice: activityKinds[likely].vi },
      fixes: kindFixes(likely),
    })
  }
  return null
}

function kindFixes(kind: ActivityKind | undefined) {
  return kind === undefined ? [] : [fixTo(activityKinds[kind].vi)]
}

type Flags = { readonly isFlagship: boolean; readonly isGroup: boolean }

/** Đề án điểm and nhóm: a column of its own says it for every row; without one, the words of title and kind do. */
export function readFlags(notes: RowNotes, title: string, before: Flags): Flags {
  const said = [title, notes.text('kind')].map(flagsIn)
  const isFlagship = notes.has('flagship')
    ? isYes(notes.text('flagship'))
    : said.some((flags) => flags.isFlagship)
  const isGroup = notes.has('group')
    ? isYes(notes.text('group'))
    : said.some((flags) => flags.isGroup)
  return { isFlagship: before.isFlagship || isFlagship, isGroup: before.isGroup || isGroup }
}
