/** The tallest row Excel knows. */
const mostPoints = 409

/**
 * How high a row must be for its texts to be read whole when they wrap in their columns; `null` when one line is
 * enough. Excel works it out when a person edits a cell, and not every program does when it opens a file.
 */
export function rowPoints(
  texts: readonly unknown[],
  widths: readonly number[],
  letterPoints: number,
): number | null {
  let most = 1
  for (const [col, text] of texts.entries()) {
    if (typeof text === 'string') most = Math.max(most, linesIn(text, widths[col] ?? 10))
  }
  return most === 1 ? null : Math.min(mostPoints, Math.ceil(most * letterPoints * 1.3))
}

// A letter is narrower than a digit, by which a column is measured; lines break at words, so they are never quite full.
function linesIn(text: string, width: number): number {
  const room = Math.max(1, Math.floor(width * 1.05))
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / room)), 0)
}
