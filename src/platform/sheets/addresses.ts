/** The letters of a column counted from 0: `0` is `A`, `26` is `AA`. */
export function columnLetters(col: number): string {
  let letters = ''
  for (let rest = col + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** The address people use for a cell counted from 0: `(4, 2)` is `C5`. */
export function cellAddress(row: number, col: number): string {
  return `${columnLetters(col)}${row + 1}`
}
