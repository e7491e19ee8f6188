import { Failure } from '#core/failure.ts'

/**
 * Lets a few of a costly work through at once and has the rest wait; beyond `mostWaiting` they are told to come again.
 * Hashing a password takes memory and a core: a flood of tries must not take those of everybody else.
 */
export function gate({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }) {
  const waiting: (() => void)[] = []
  let inside = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (inside >= atOnce) {
      if (waiting.length >= mostWaiting) throw new Failure('busy', 'too many wait to sign in')
      await new Promise<void>((enter) => waiting.push(enter))
    } else inside += 1
    try {
      return await work()
    } finally {
      // The place goes to whoever waits longest; nobody can come between.
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
