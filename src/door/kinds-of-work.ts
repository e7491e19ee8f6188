import { openDelegations } from '#modules/access/api.server.ts'
import { openImports } from '#modules/imports/api.server.ts'

/** Every kind of open work of the product that goes over with a desk; a module that has another adds it here. */
export const kindsOfWork = [openImports, openDelegations] as const
