/** How far a requirement is met: `absent` is one that this product gives no occasion for. */
export type State = 'met' | 'partly' | 'unmet' | 'absent'

/** What the product does about a requirement of the standard. */
export type Answer = {
  readonly id: string
  readonly state: State
  /** What the product does, or why there is no occasion. */
  readonly says: string
  /** What is missing, where something is. */
  readonly lacks?: string
  /**
   * What shows it: `path › title of a test`, `battery name` of the attacks that run with the tests, or the path of a document, a
   * setting or a piece of code, with `#heading` of a document.
   */
  readonly shown: readonly string[]
}

export const met = (id: string, says: string, ...shown: readonly string[]): Answer => ({
  id,
  state: 'met',
  says,
  shown,
})

/** Met in part: `lacks` says which part is not. */
export const partly = (
  id: string,
  says: string,
  lacks: string,
  ...shown: readonly string[]
): Answer => ({ id, state: 'partly', says, lacks, shown })

export const unmet = (id: string, lacks: string, says = ''): Answer => ({
  id,
  state: 'unmet',
  says,
  lacks,
  shown: [],
})

/** Several requirements for which there is no occasion, for one reason. */
export const absent = (ids: readonly string[], says: string): readonly Answer[] =>
  ids.map((id) => ({ id, state: 'absent', says, shown: [] }))
