import { unitsNamed } from '#modules/access/api.server.ts'
import { readCapacity, isRole, roles } from '#modules/access/model.ts'
import { keysNamed } from '#modules/keys/api.server.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import { peopleCalled } from '../people-called.ts'

type Done = { readonly actor: string; readonly as: string | null }

/** Says who acted and in which capacity, for a page of the log at once. */
export async function peopleOf(
  all: readonly Done[],
): Promise<{ who(actor: string): string; as(standing: string | null): string | null }> {
  const [people, units, keys] = await Promise.all([
    peopleCalled(all.flatMap(({ actor, as }) => [actor, readCapacity(as).away])),
    unitsNamed(all.map(({ as }) => readCapacity(as).unit)),
    keysNamed(all.map(({ actor }) => keyIn(actor) ?? '')),
  ])
  return {
    who(actor) {
      if (actor === 'system') return m.audit_system()
      if (actor === 'public') return m.audit_public()
      const key = keyIn(actor)
      if (!key) return people.get(actor) ?? actor
      const named = keys.get(key)
      return named ? m.audit_key_of(named) : m.audit_key({ name: key })
    },
    as(standing) {
      const { role, unit, away } = readCapacity(standing)
      if (!isRole(role)) return standing
      const at = m.audit_role_at({ role: roles[role][getLocale()], unit: units.get(unit) ?? unit })
      return away ? m.people_on_behalf({ role: at, name: people.get(away) ?? away }) : at
    },
  }
}

// A machine acts by its key, `key:…`.
const keyIn = (actor: string) => (actor.startsWith('key:') ? actor.slice(4) : undefined)
