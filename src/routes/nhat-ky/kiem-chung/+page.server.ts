import { createPublicKey } from 'node:crypto'
import { auditFolder } from '#platform/audit/seal/audit-folder.ts'
import { newestHeadsFile } from '#platform/audit/seal/heads-files.ts'
import { keyIdOf, publicKeysOf } from '#platform/audit/seal/sealing-key.ts'
import { statementOf } from '#platform/audit/seal/seal.ts'
import { chainChoices } from '../chains.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = () => {
  const seal = newestHeadsFile(auditFolder())
  const { number, at } = seal ? statementOf(seal) : {}
  return {
    logs: chainChoices(),
    seal: number === undefined || at === undefined ? null : { number, at: new Date(at) },
    keys: publicKeysOf(auditFolder()).map((pem) => keyIdOf(createPublicKey(pem))),
  }
}
