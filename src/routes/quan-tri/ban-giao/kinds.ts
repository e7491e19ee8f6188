import { kindsOfWork } from '#door/kinds-of-work.ts'
import { m } from '#text/generated/messages.js'

/** What a kind of open work is called; one without a name is shown by its code. */
export const kindOfWorkName = (code: string): string =>
  code === 'import'
    ? m.people_work_imports()
    : code === 'delegation'
      ? m.people_work_delegations()
      : code

/** What the kinds of work are called that need one of these rights. */
export const kindsNeeding = (acts: readonly string[]): string =>
  kindsOfWork
    .filter(({ act }) => act !== undefined && acts.includes(act))
    .map(({ code }) => kindOfWorkName(code))
    .join(', ')
