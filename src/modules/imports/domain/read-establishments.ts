import { isNotKnown, tidyText } from './cell-text.ts'
import type { RowNotes } from './row-notes.ts'

const longest = { name: 300, names: 200 } as const
const listMark = /^([-–+•*]|\d{1,2}[.)])\s*/
// What a new name begins with; a line that begins otherwise goes on with the name above it.
const newName =
  /^(công ty|cty|hợp tác xã|htx|cơ sở|cs|doanh nghiệp|dntn|dn|hộ|hkd|tổ hợp tác|tht|chi nhánh|nhà máy|xí nghiệp|trung tâm|làng nghề)\b/i

/** The names of the establishments in a cell, which may be a list over several lines. */
export function readEstablishments(notes: RowNotes): readonly string[] {
  if (isNotKnown(notes.text('establishment'))) return []
  const names: string[] = []
  const written = String(notes.cell('establishment')?.value ?? '')
  for (const part of written.split(';')) {
    for (const [index, line] of part
      .split(/[\r\n]+/)
      .map(tidyText)
      .entries()) {
      const name = line.replace(listMark, '')
      if (name === '') continue
      const isNew = index === 0 || listMark.test(line) || newName.test(name)
      const last = isNew ? undefined : names.pop()
      names.push(last === undefined ? name : `${last} ${name}`)
    }
  }
  if (names.length > longest.names || names.some((name) => name.length > longest.name)) {
    notes.note('establishment', 'textTooLong', { detail: { most: String(longest.name) } })
  }
  return names
}
