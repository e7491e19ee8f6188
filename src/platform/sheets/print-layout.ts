/** What a sheet is printed at, of its size on the screen, and whether it goes over several pages side by side. */
export type PrintLayout = { readonly scale: number; readonly isSplit: boolean }

// A4 landscape between margins of 0.5 and 0.4 inch, at 96 pixels an inch.
const pagePixels = (297 / 25.4 - 0.9) * 96
/** Smaller letters on paper nobody reads. */
const leastPoints = 7.7

/** How a sheet of columns so many characters wide is printed: fitted to one page while it can be read there. */
export function printLayout(widths: readonly number[], letterPoints: number): PrintLayout {
  // A character of Times New Roman is half its height, at 4/3 pixels a point; each column has its padding.
  const characterPixels = Math.round((letterPoints * 2) / 3)
  const pixels = widths.reduce((sum, width) => sum + width * characterPixels + 5, 0)
  const fitting = Math.min(100, Math.floor((pagePixels / Math.max(1, pixels)) * 100))
  const least = Math.round((leastPoints / letterPoints) * 100)
  return fitting >= least ? { scale: fitting, isSplit: false } : { scale: least, isSplit: true }
}
