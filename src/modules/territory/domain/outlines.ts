import type { ArchipelagoInset, ProvinceOutlines } from '../model.ts'

/** A ring of longitudes and latitudes. */
export type Ring = readonly (readonly number[])[]

/** A province as rings: the outer and inner ones of all its parts. */
export type Shape = {
  readonly code: string
  readonly name: string
  readonly polygons: readonly (readonly Ring[])[]
}

const height = 1000
const margin = 8
const besideCoast = 164
const labelHeight = 34

// East of this meridian lie only the two archipelagos. They are drawn at their latitude, closer to the
// coast and in boxes of their own, as printed maps do, so that the mainland keeps its size.
const seaFrom = 110.15

// The south-western banks of Trường Sa reach west of it, south of every other island but those of Cà Mau.
const banks = { from: 108.5, below: 8.3 } as const

const archipelagos = [
  { code: '48', name: 'Hoàng Sa', width: 180, height: 150, scale: 0.85 },
  { code: '56', name: 'Trường Sa', width: 180, height: 180, scale: 0.31 },
] as const

type Point = readonly [number, number]
type Projection = (place: readonly number[]) => Point

/** Draws the outlines of a map: compact paths in whole units, archipelagos in boxes of their own. */
export function drawOutlines(shapes: readonly Shape[]): ProvinceOutlines {
  const mainland = shapes.flatMap(({ polygons }) => polygons.filter((polygon) => !isFar(polygon)))
  const bounds = boundsOf(mainland.flat(2).map(mercator))
  const unit = (height - 2 * margin) / (bounds.bottom - bounds.top)
  const onMainland: Projection = (place) => {
    const [x, y] = mercator(place)
    return [margin + (x - bounds.left) * unit, margin + (y - bounds.top) * unit]
  }
  const right = margin + (bounds.right - bounds.left) * unit + besideCoast
  const insets = archipelagos.map((archipelago) => placed(archipelago, shapes, onMainland, right))
  const areas = shapes.map(({ code, name, polygons }) => {
    const inset = insets.find((found) => found.box.code === code)
    const near = polygons.filter((polygon) => !isFar(polygon))
    const far = inset ? polygons.filter(isFar) : []
    const d = pathOf(near, onMainland) + (inset ? pathOf(far, inset.project) : '')
    return { code, name, d, ...middleOf(near, onMainland) }
  })
  return { width: Math.ceil(right + margin), height, areas, insets: insets.map(({ box }) => box) }
}

function isFar(polygon: readonly Ring[]): boolean {
  const [longitude = 0, latitude = 0] = polygon[0]?.[0] ?? []
  return longitude > seaFrom || (longitude > banks.from && latitude < banks.below)
}

// The box stands at the right edge, at the latitude of what it holds.
function placed(
  { code, name, width, height: boxHeight, scale }: (typeof archipelagos)[number],
  shapes: readonly Shape[],
  onMainland: Projection,
  right: number,
): { box: ArchipelagoInset; project: Projection } {
  const far = shapes
    .filter((shape) => shape.code === code)
    .flatMap(({ polygons }) => polygons.filter(isFar))
  const { left, right: east, top, bottom } = boundsOf(far.flat(2).map(onMainland))
  const [middleX, middleY] = [(left + east) / 2, (top + bottom) / 2]
  const x = Math.round(right - width)
  const y = Math.round(
    Math.min(Math.max(middleY - boxHeight / 2, margin), height - margin - boxHeight),
  )
  const project: Projection = (place) => {
    const [px, py] = onMainland(place)
    return [
      x + width / 2 + (px - middleX) * scale,
      y + (labelHeight + boxHeight) / 2 + (py - middleY) * scale,
    ]
  }
  return {
    box: { code, name, x, y, width, height: boxHeight, labelX: x + width / 2, labelY: y + 26 },
    project,
  }
}

function mercator([longitude = 0, latitude = 0]: readonly number[]): Point {
  const radians = Math.PI / 180
  return [longitude * radians, -Math.log(Math.tan(Math.PI / 4 + (latitude * radians) / 2))]
}

function boundsOf(points: readonly Point[]) {
  const start = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  return points.reduce(
    ({ left, right, top, bottom }, [x, y]) => ({
      left: Math.min(left, x),
      right: Math.max(right, x),
      top: Math.min(top, y),
      bottom: Math.max(bottom, y),
    }),
    start,
  )
}

function pathOf(polygons: readonly (readonly Ring[])[], project: Projection): string {
  return polygons.flatMap((polygon) => polygon.map((ring) => ringPath(ring.map(project)))).join('')
}

// Points are rounded where they stand, so neighbours keep a common border; an islet stays a dot.
function ringPath(points: readonly Point[]): string {
  const grid = points.map(([x, y]): Point => [Math.round(x), Math.round(y)])
  const moves = straightened(grid)
  const first = grid[0]
  if (!first) return ''
  if (moves.length < 3) return `M${first[0] - 1} ${first[1] - 1}h3v3h-3z`
  // The last move leads back to the start, which `z` does.
  const drawn = moves.slice(0, -1).map(([x, y]) => `${x} ${y}`)
  return `M${first[0]} ${first[1]}l${drawn.join(' ').replaceAll(' -', '-')}z`
}

/** The moves along a ring; those that go on in the same direction are one. */
function straightened(grid: readonly Point[]): readonly Point[] {
  const moves: Point[] = []
  for (const [index, [x, y]] of grid.entries()) {
    const [px, py] = grid[index - 1] ?? [x, y]
    const [dx, dy] = [x - px, y - py]
    if (dx === 0 && dy === 0) continue
    const [lx, ly] = moves.at(-1) ?? [0, 0]
    const goesOn = lx * dy === ly * dx && lx * dx + ly * dy > 0
    if (goesOn) moves[moves.length - 1] = [lx + dx, ly + dy]
    else moves.push([dx, dy])
  }
  return moves
}

/** The middle of the largest part, for a label. */
function middleOf(
  polygons: readonly (readonly Ring[])[],
  project: Projection,
): { x: number; y: number } {
  const outer = polygons.map((polygon) => (polygon[0] ?? []).map(project))
  const largest = outer.reduce<readonly Point[]>(
    (best, ring) => (area(ring) > area(best) ? ring : best),
    [],
  )
  const { left, right, top, bottom } = boundsOf(largest)
  return { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) }
}

function area(ring: readonly Point[]): number {
  const twice = ring.reduce((sum, [x, y], index) => {
    const [nx, ny] = ring[(index + 1) % ring.length] ?? [x, y]
    return sum + x * ny - nx * y
  }, 0)
  return Math.abs(twice) / 2
}
