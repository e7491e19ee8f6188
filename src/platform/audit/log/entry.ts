/** What an entry says, parsed from its payload. */
export type SaidEntry = {
  readonly at: string
  readonly act: string
  readonly actor: string
  readonly as: string | null
  readonly from: string | null
  readonly subject: string
  readonly operation: 'insert' | 'update' | 'delete' | 'note'
  readonly chain: string
  readonly id: string
  readonly root: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** Reads a payload; entries of before have no `as` and no `from`. */
export function saidBy(payload: string): SaidEntry {
  return { as: null, from: null, ...(JSON.parse(payload) as Omit<SaidEntry, 'as' | 'from'>) }
}
