/** A name as it is kept: composed, with single spaces, and without signs nobody sees, by which one looks like another. */
export const visibleName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
