import type { APIError } from 'better-auth/api'

/** Whether the sign-in library threw this. By its name: to ask its class, the whole library would be read at every start. */
export const isLibraryError = (error: unknown): error is APIError =>
  error instanceof Error && error.name === 'APIError'
