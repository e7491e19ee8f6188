import { isRecordId } from '#core/record-id.ts'
import { Failure } from '#core/failure.ts'

/**
 * The identifier of an import from an address.
 * @throws {Failure} not-found
 */
export function batchId(text: string): string {
  const id = text.toLowerCase()
  if (isRecordId(id)) return id
  throw new Failure('not-found', `import ${text}`)
}
