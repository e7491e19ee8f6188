import { setImmediate } from 'node:timers/promises'

/**
 * Writes the parts in their order, one at a time; the next part is made while the database writes the one before.
 * Parts are made as they are asked for, so a long list is best given by a generator.
 */
export async function whileWriting<Part>(
  parts: Iterable<Part>,
  write: (part: Part) => Promise<void>,
): Promise<void> {
  let underWay = Promise.resolve()
  for (const part of parts) {
    await underWay
    underWay = write(part)
    // A failure is told by the wait that follows; until then it is nobody's.
    underWay.catch(() => {})
    // The statement leaves before the next part is begun.
    await setImmediate()
  }
  await underWay
}
