import { m } from '#text/generated/messages.js'

/** What a kind of open work is called; one without a name is shown by its code. */
export const kindOfWorkName = (code: string): string =>
  code === 'import'
    ? m.people_work_imports()
    : code === 'delegation'
      ? m.people_work_delegations()
      : code
