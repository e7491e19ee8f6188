import { join } from 'node:path'

/** Where seals and keys of the trail are kept: `KC_AUDIT`. */
export const auditFolder = () => process.env.KC_AUDIT ?? join(process.cwd(), '.data', 'audit')
