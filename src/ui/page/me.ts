/** Who is signed in, as the head of each page shows them. */
export type Me = {
  readonly name: string
  /** The roles they hold, by name. */
  readonly holdings: readonly {
    readonly id: string
    readonly role: string
    readonly unit: string
    /** For whom they act in it, who is away. */
    readonly behalf: string | null
  }[]
  /** The role they act in. */
  readonly holdingId: string | null
  /** Both at once, as the forms of the page bring them back. */
  readonly openedAs: string
  /** Whether they may let machines in. */
  readonly makesKeys: boolean
}
