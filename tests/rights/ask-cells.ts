import { send, type Answer, type Sent } from '../../tools/attack/send.ts'
import { cellsOf, type Cell } from './cells.ts'
import { noRecord, outcomeOf, type Door } from './doors.ts'
import type { Relation } from './expected-routes.ts'
import { schemePurposes, type Actor, type MatrixWorld } from './matrix-world.ts'

/** What came of asking all cells of a door. */
export type Found = {
  readonly cells: number
  readonly requests: number
  /** `doitOfficer, province: expected hidden, was ok (200)`. */
  readonly differences: readonly string[]
}

const atOnce = 6

/** Asks every cell of a door, and holds the answers, what they leave in the trail and what they changed to what was written by hand. */
export async function askCells(world: MatrixWorld, door: Door): Promise<Found> {
  const cells = cellsOf(door.row)
  const before = await denials(world)
  const answered = await inParallel(
    cells,
    async (cell) => ({ cell, answer: await ask(world, door, cell) }),
    door.isInTurn ? 1 : atOnce,
  )
  const noted = (await denials(world)) - before
  const denied = cells.filter((cell) => isDenied(door, cell)).length
  const nothings = new Map<string, string>()
  return {
    cells: cells.length,
    requests: answered.length,
    differences: [
      ...answered.flatMap(({ cell, answer }) => differenceOf(world, door, cell, answer)),
      ...(noted === denied || door.isOfNothing
        ? []
        : [`the trail tells of ${noted} denials, not ${denied}`]),
      ...(
        await inParallel(answered, ({ cell, answer }) =>
          secretTold(world, door, cell, answer, nothings),
        )
      ).flat(),
      ...(await effectsOf(world, door, cells)),
    ],
  }
}

// A denial is told by the trail when a person was denied; what is not found in a list was not asked for.
function isDenied(door: Door, { actor, expected }: Cell): boolean {
  // Of a key the trail tells once an hour, in words of its own.
  if (door.isByKey) return false
  if (actor === 'nobody' || door.look !== undefined || door.row === 'refusalPage') return false
  return expected === 'forbidden' || expected === 'hidden'
}

/** What is hidden answers as what does not exist, to the letter, but for the identifier. */
async function secretTold(
  world: MatrixWorld,
  door: Door,
  cell: Cell,
  answer: Answer,
  nothings: Map<string, string>,
): Promise<string[]> {
  const { ofNothing, purpose } = door
  if (cell.expected !== 'hidden' || !ofNothing || !purpose || answer.status !== 404) return []
  const actor = actorOf(world, cell.actor)
  const nothing: string =
    nothings.get(cell.actor) ??
    asText(await asActor(world, actor, ofNothing({ world, actor, over: cell.over })))
  nothings.set(cell.actor, nothing)
  const { id } = world.record(cell.actor, cell.over as Relation, purpose)
  return asText(answer).replaceAll(id, noRecord) === nothing
    ? []
    : [`${cell.actor}, ${cell.over}: differs from what does not exist`]
}

const asText = ({ status, headers, body }: Answer) =>
  `${status} ${String(headers['content-type'])} ${String(headers['cache-control'])}\n${body.replace(/nonce="[^"]*"/g, '')}`

/** What was done is done and what was not is not, in the database. */
async function effectsOf(
  { product, schemes }: MatrixWorld,
  { form, row, purpose, isChange }: Door,
  cells: readonly Cell[],
): Promise<string[]> {
  if ((form === undefined && !isChange) || !purpose || !(purpose in schemePurposes)) return []
  const made = schemes.filter((scheme) => scheme.purpose === purpose)
  const rows = await product.database.rows<{ id: string }>(
    `select id from scheme where id = any($1) and version > 1`,
    [made.map(({ id }) => id)],
  )
  const changed = new Set(rows.map(({ id }) => id))
  return cells.flatMap(({ actor, over, expected }) => {
    const scheme = made.find((each) => each.actor === actor && each.relation === over)
    if (!scheme) return [`${row}: no record for ${actor} ${over}`]
    return changed.has(scheme.id) === (expected === 'ok')
      ? []
      : [
          `${actor}, ${over}: expected ${expected}, and the record ${expected === 'ok' ? 'stayed' : 'changed'}`,
        ]
  })
}

async function ask(world: MatrixWorld, door: Door, { actor: name, over }: Cell): Promise<Answer> {
  const actor = actorOf(world, name)
  return asActor(world, actor, door.sent({ world, actor, over }))
}

function asActor({ product }: MatrixWorld, actor: Actor, sent: Sent): Promise<Answer> {
  return send(
    { address: product.address, visitorFor: () => ({ accept: 'text/html', ...actor.headers }) },
    sent,
  )
}

function actorOf({ actors }: MatrixWorld, name: string): Actor {
  const actor = actors.find((each) => each.name === name)
  if (!actor) throw new Error(`nobody is ${name}`)
  return actor
}

function differenceOf(world: MatrixWorld, door: Door, cell: Cell, answer: Answer): string[] {
  const asked = { world, actor: actorOf(world, cell.actor), over: cell.over }
  const was = door.look?.(answer, asked) ?? outcomeOf(answer, cell)
  return was === cell.expected
    ? []
    : [`${cell.actor}, ${cell.over}: expected ${cell.expected}, was ${was} (${answer.status})`]
}

async function denials({ product }: MatrixWorld): Promise<number> {
  const [row] = await product.database.rows<{ n: number }>(
    `select count(*)::int as n from audit_entry where subject = 'event.denied'`,
  )
  return row?.n ?? 0
}

async function inParallel<T, R>(
  things: readonly T[],
  work: (thing: T) => Promise<R>,
  many = atOnce,
): Promise<R[]> {
  const done: R[] = []
  const iterator = things.entries()
  const worker = async () => {
    for (const [n, thing] of iterator) done[n] = await work(thing)
  }
  await Promise.all(Array.from({ length: many }, worker))
  return done
}
