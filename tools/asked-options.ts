import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { Refusal } from './bootstrap/refusal.mjs'

/**
 * The options a command was asked with; one it does not know, `--help` among them, is answered by how it is used.
 * @throws {Refusal}
 */
export function askedOptions<const T extends ParseArgsOptionsConfig>(usage: string, options: T) {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw new Refusal(usage)
    throw error
  }
}
