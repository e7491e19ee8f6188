/** @typedef {(line: string) => void} Note */

/**
 * Says what is being done, one line a step, how long it took when that was noticeable, and what was
 * noted on the way.
 * @template T
 * @param {string} what
 * @param {(note: Note) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const startedAt = performance.now()
  /** @type {string[]} */
  const notes = []
  process.stdout.write(`  ${what} … `)
  try {
    const result = await work((line) => notes.push(line))
    process.stdout.write(`xong ${secondsSince(startedAt)}`.trimEnd() + '\n')
    return result
  } catch (error) {
    process.stdout.write('chưa được.\n')
    throw error
  } finally {
    for (const note of notes) process.stdout.write(`    ${note}\n`)
  }
}

const secondsSince = (/** @type {number} */ start) => {
  const seconds = (performance.now() - start) / 1000
  return seconds < 0.1 ? '' : `(${seconds.toFixed(1).replace('.', ',')} giây)`
}
