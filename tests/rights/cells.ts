import { actors, outcomes, rows, type ActorName, type RowName } from './expected-routes.ts'

export type Outcome = (typeof outcomes)[keyof typeof outcomes]

/** One question to the program: who does it, to what, and what is to come of it. */
export type Cell = {
  readonly row: RowName
  readonly actor: ActorName
  readonly over: string
  readonly expected: Outcome
}

/**
 * The cells of a row as it is written.
 * @throws {Error} when an actor stands in no group or in two, or a key has not a letter for each relation
 */
export function cellsOf(name: RowName): Cell[] {
  const { over, cells } = rows[name]
  const found = Object.entries(cells).flatMap(([letters, named]) => {
    if (letters.length !== over.length)
      throw new Error(`${name}: ${letters} is not of ${over.join()}`)
    return named.split(' ').flatMap((actor) => {
      if (!isActor(actor)) throw new Error(`${name}: nobody is ${actor}`)
      return over.map((each, n): Cell => ({
        row: name,
        actor,
        over: each,
        expected: outcomeOf(letters[n]),
      }))
    })
  })
  for (const actor of actors) {
    const times = found.filter((cell) => cell.actor === actor).length
    if (times !== over.length)
      throw new Error(`${name}: ${actor} stands in ${times} cells, not ${over.length}`)
  }
  return found
}

const isActor = (name: string): name is ActorName => (actors as readonly string[]).includes(name)

function outcomeOf(letter: string | undefined): Outcome {
  if (letter === undefined || !Object.hasOwn(outcomes, letter))
    throw new Error(`no outcome ${letter}`)
  return outcomes[letter as keyof typeof outcomes]
}
