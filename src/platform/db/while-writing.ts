import { setTimeout } from 'node:timers/promises'

const leavingMs = 3

/**
 * Writes the parts in their order, one at a time; the next part is made while the database writes the one before.
 * Parts are made as they are asked for, so a long list is best given by a generator.
 */
export async function whileWriting<Part>(
  parts: Iterable<Part> | AsyncIterable<Part>,
  write: (part: Part) => Promise<void>,
): Promise<void> {
  let underWay = Promise.resolve()
  for await (const part of parts) {
    await underWay
    underWay = write(part)
    // A failure is told by the wait that follows; until then it is nobody's.
    underWay.catch(() => {})
    // A statement of a megabyte leaves by pieces, each as the program comes to rest.
    await setTimeout(leavingMs)
  }
  await underWay
}
