import { Failure } from '#core/failure.ts'

/**
 * The identifier of an import from an address.
 * @throws {Failure} not-found
 */
export function batchId(text: string): string {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) return text.toLowerCase()
  throw new Failure('not-found', `import ${text}`)
}
