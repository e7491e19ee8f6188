import { peopleNamed } from '#modules/access/api.server.ts'
import { erasedName } from '#modules/privacy/model.ts'
import { m } from '#text/generated/messages.js'

/** The names of people by identifier, as a page says them; who was erased is called so in the reader's language. */
export async function peopleCalled(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const names = await peopleNamed(ids)
  return new Map([...names].map(([id, name]) => [id, calledAs(name)]))
}

/** A name as a page says it. */
export const calledAs = (name: string): string => (name === erasedName ? m.people_erased() : name)
