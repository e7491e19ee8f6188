import { openDelegations } from '#modules/access/api.server.ts'
import { openImports } from '#modules/imports/api.server.ts'
import { m } from '#text/generated/messages.js'

/** Every kind of open work of the product; a module that has another adds it here. */
export const kindsOfWork = [openImports, openDelegations] as const

/** What a kind of open work is called; one without a name is shown by its code. */
export const kindOfWorkName = (code: string): string =>
  code === 'import'
    ? m.people_work_imports()
    : code === 'delegation'
      ? m.people_work_delegations()
      : code
