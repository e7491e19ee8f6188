/** A name as it is kept: composed, with single spaces, and without signs nobody sees, by which one looks like another. */
export const visibleName = (name: string): string =>
  name
    // Taken out first: one between two spaces would leave both, one before an accent keep it from its letter.
    .replace(/(?!\s)[\p{Cc}\p{Cf}\p{DI}]/gu, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
