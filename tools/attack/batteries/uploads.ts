import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Battery, Effort, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { uploadSent } from '../bodies.ts'
import { chance, shuffled } from '../chance.ts'
import {
  damagedWorkbooks,
  hostileNames,
  hostileWorkbooks,
  type HostileFile,
} from '../corpora/workbooks.ts'
import { faultsOf, internalsIn, shown } from '../judge.ts'
import { fieldOf, plantServer } from '../naive.ts'
import { at, forEachUntil, send, type Sent } from '../send.ts'
import type { FormDoor } from '../target/surface.ts'

// One at a time beyond this, readers wait for each other, and some are told to come again.
const atOnce = 3
const files = [...hostileWorkbooks, ...damagedWorkbooks, ...hostileNames]

/** Files that are not what they say, at every form that takes a file: none is read as a workbook, none stays. */
export const uploads: Battery = {
  name: 'uploads',
  says: 'bombs, forged sizes, links, macros, entities, polyglots and names, at every form that takes a file',
  share: 1,
  attack,
  teeth: () => [takesEveryFile()],
}

async function attack(target: Target, { seed, forMs }: Effort): Promise<Outcome> {
  const memoryBefore = target.memoryBytes()
  const doors = target.surface.forms.filter(({ fileField }) => fileField !== undefined)
  const faults: Fault[] = []
  const times: number[] = []
  let [busy, most] = [0, memoryBefore]
  const cases = shuffled(
    doors.flatMap((door) => files.map((file) => ({ door, file }))),
    chance(seed),
  )
  const tried = await forEachUntil(
    cases,
    { atOnce, until: performance.now() + forMs },
    async ({ door, file }) => {
      const sent = sentTo(target, door, file)
      const answer = await send(target, sent)
      times.push(answer.tookMs)
      most = Math.max(most, target.memoryBytes())
      if (answer.status === 503) busy += 1
      faults.push(...faultsOf(sent, answer).filter(({ kind }) => kind !== 'no-answer'))
      const taken = await takenAs(target, answer.headers.location, file)
      if (taken !== undefined)
        faults.push({
          kind: 'file-taken',
          where: file.says,
          what: `${taken}: ${shown(sent).slice(0, 120)}`,
        })
    },
  )
  return {
    tried,
    faults,
    figures: {
      files: files.length,
      'p99 ms': at(times, 0.99),
      'answers 503': busy,
      'memory grew by MB': Math.round((most - memoryBefore) / 1e6),
    },
  }
}

function sentTo(target: Target, door: FormDoor, file: HostileFile): Sent {
  const bytes = file.bytes()
  return uploadSent(
    target.address,
    door.path,
    { ...door.fields, ...('key' in door.fields ? { key: randomUUID() } : {}) },
    {
      field: door.fileField ?? 'file',
      name: file.name,
      ...(file.type === undefined ? {} : { type: file.type }),
      bytes,
    },
  )
}

/** What became of a file that was taken: nothing, when it was refused; otherwise how far it got. */
async function takenAs(
  target: Target,
  location: Target['address'] | readonly string[] | undefined,
  file: HostileFile,
): Promise<string | undefined> {
  if (typeof location !== 'string' || file.isHarmless) return undefined
  for (
    const deadline = performance.now() + 25_000;
    performance.now() < deadline;
    await sleep(100)
  ) {
    const { status, body } = await send(target, { path: location })
    const internals = internalsIn(body, file.name)
    if (internals !== undefined) return internals
    if (status !== 200) return undefined
    const id = /([\da-f-]{36})/.exec(location)?.[1]
    if (id === undefined) return 'taken'
    const [row] = await target.database.rows<{ state: string }>(
      'select state from import_batch where id = $1',
      [id],
    )
    if (row?.state === 'refused') return undefined
    if (row?.state !== 'reading') return `read, and is ${row?.state ?? 'gone'}`
  }
  return 'still being read'
}

function takesEveryFile(): Tooth {
  const door: FormDoor = { route: '/naive', path: '/naive', fields: {}, fileField: 'file' }
  return {
    says: 'whatever is sent is taken by its name',
    finds: 'file-taken',
    plant: (target) =>
      plantServer(target, { forms: [door] }, ({ method, body }) =>
        method === 'POST' && fieldOf(body, 'x') === ''
          ? { status: 303, headers: { location: '/naive' }, body: '' }
          : { body: '<p>Đã nhận</p>' },
      ),
  }
}
