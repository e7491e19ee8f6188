import { m } from '#text/generated/messages.js'

const states = {
  active: { tone: 'ok', text: m.people_state_active },
  invited: { tone: 'info', text: m.people_state_invited },
  deactivated: { tone: 'warn', text: m.people_state_deactivated },
} as const

type State = keyof typeof states

/** The tag of a person's state. */
export const stateTag = (state: State) => ({ tone: states[state].tone, text: states[state].text() })

/** The states a list can be narrowed to. */
export const stateChoices = () =>
  (Object.keys(states) as State[]).map((value) => ({ value, label: states[value].text() }))

/** The state of a person as stored. */
export function stateOf(person: {
  readonly deactivatedAt: Date | null
  readonly invitedAt: Date | null
  readonly emailVerified: boolean
}): State {
  if (person.deactivatedAt) return 'deactivated'
  return person.invitedAt && !person.emailVerified ? 'invited' : 'active'
}
