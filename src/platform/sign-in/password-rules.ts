/** How long a password may be: length is what protects, so nothing else is asked of its characters. */
export const shortestPassword = 12
export const longestPassword = 128
