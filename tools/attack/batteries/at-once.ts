import { randomUUID } from 'node:crypto'
import type { Battery, Effort, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { formSent } from '../bodies.ts'
import { chance, shuffled } from '../chance.ts'
import { faultsOf, shown } from '../judge.ts'
import { plantServer } from '../naive.ts'
import { forEachUntil, send } from '../send.ts'

const howMany = 6

/** Every form that makes something, sent several times at the same moment with one key: it is done once. */
export const atOnce: Battery = {
  name: 'at-once',
  says: 'every form that makes something, six times at the same moment with one key, makes one',
  share: 0.3,
  attack,
  teeth: () => [makesOneEachTime()],
}

async function attack(target: Target, { seed, forMs }: Effort): Promise<Outcome> {
  const faults: Fault[] = []
  const doors = target.surface.forms.filter(
    ({ fields, isJson, fileField }) => 'key' in fields && !isJson && fileField === undefined,
  )
  let made = 0
  const tried = await forEachUntil(
    shuffled(doors, chance(seed)),
    { atOnce: 1, until: performance.now() + forMs },
    async ({ path, fields }) => {
      const sent = formSent(target.address, path, { ...fields, key: randomUUID() })
      const answers = await Promise.all(Array.from({ length: howMany }, () => send(target, sent)))
      for (const answer of answers) faults.push(...faultsOf(sent, answer))
      const places = new Set(
        answers
          .filter(({ status }) => status === 303)
          .map(({ headers: { location } }) => String(location).split('?')[0]),
      )
      made += places.size > 0 ? 1 : 0
      if (places.size > 1)
        faults.push({ kind: 'done-twice', where: shown(sent), what: [...places].join(', ') })
    },
  )
  return { tried: tried * howMany, faults, figures: { forms: doors.length, 'that made one': made } }
}

function makesOneEachTime(): Tooth {
  const form = { route: '/de-an/moi', path: '/de-an/moi', fields: { key: '', title: 'a' } }
  return {
    says: 'a form makes another record each time it is sent',
    finds: 'done-twice',
    plant: (target) =>
      plantServer(target, { forms: [form] }, () => ({
        status: 303,
        headers: { location: `/de-an/${randomUUID()}` },
        body: '',
      })),
  }
}
