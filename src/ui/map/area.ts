/** One area of the map; its outline `d` is drawn once at start by the module that owns places. */
export type MapArea = {
  readonly code: string
  readonly name: string
  readonly d: string
  readonly href?: string
  /** What colours it; `null` is unknown and hatched. */
  readonly value: number | null
  /** The value as text, with its unit. */
  readonly label: string
}

/** A box of its own for far islands, so that they are seen: Hoàng Sa, Trường Sa. */
export type MapInset = {
  /** Written under the box. */
  readonly label: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
