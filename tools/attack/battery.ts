import type { Database } from './target/database.ts'
import type { Surface } from './target/surface.ts'

/** What is attacked: a running program, what it can be asked, and the database behind it. */
export type Target = {
  /** `http://127.0.0.1:4301`. */
  readonly address: string
  /** Who asks for an address unless a request says otherwise: somebody who may, with the session they have. */
  readonly visitorFor: (path: string) => Headers
  /** Everybody who can be tried, each signed in; nobody where signing in is not known. */
  readonly people: readonly Visitor[]
  readonly surface: Surface
  readonly database: Database
  /** Memory the program holds now, in bytes, where the machine tells. */
  readonly memoryBytes: () => number
}

/** Headers as they are sent. */
export type Headers = Readonly<Record<string, string>>

/** Somebody signed in: who they are, where, and the session they send. */
export type Visitor = {
  readonly id: string
  readonly role: string
  /** Today's province of their unit; `null` above the provinces. */
  readonly provinceId: string | null
  readonly headers: Headers
}

/** How long to try, and the seed that decides what is tried in which order. */
export type Effort = { readonly seed: number; readonly forMs: number }

/** What a battery can find. */
export type FaultKind =
  | 'server-error'
  | 'internals-shown'
  | 'no-answer'
  | 'canary-touched'
  | 'statement-run'
  | 'script-run'
  | 'formula-open'
  | 'header-missing'
  | 'cookie-open'
  | 'foreign-form-taken'
  | 'file-taken'
  | 'connection-held'
  | 'overloaded'
  | 'request-smuggled'
  | 'contract-broken'
  | 'record-shown'
  | 'session-kept'
  | 'let-in'
  | 'led-elsewhere'
  | 'done-twice'

/** One thing that went wrong, with what brings it back. */
export type Fault = { readonly kind: FaultKind; readonly where: string; readonly what: string }

/** What a battery did and found. */
export type Outcome = {
  readonly tried: number
  readonly faults: readonly Fault[]
  /** What was measured and is not judged: times, refusals, memory. */
  readonly figures: Readonly<Record<string, string | number>>
}

/** A fault that is planted on purpose, which the battery must find. */
export type Tooth = {
  readonly says: string
  readonly finds: FaultKind
  /** A word of where it is found, when the kind alone would say too little. */
  readonly at?: string
  /** Sets the fault up beside the real target; the battery is then sent against this one. */
  readonly plant: (target: Target) => Promise<Planted>
}

/** A target with a fault in it. */
export type Planted = { readonly target: Target; readonly close: () => Promise<void> }

/** One kind of attack. */
export type Battery = {
  readonly name: string
  readonly says: string
  /** How much of the time it is given, against the others. */
  readonly share: number
  readonly attack: (target: Target, effort: Effort) => Promise<Outcome>
  /** The faults planted for it; at least one. */
  readonly teeth: () => readonly Tooth[]
}

/** A tooth that was tried: what it found, and whether that is what it had to find. */
export type Bite = { readonly tooth: Tooth; readonly bites: boolean; readonly outcome: Outcome }

/** Sends a battery against each fault planted for it. */
export async function bitesOf(battery: Battery, target: Target, effort: Effort): Promise<Bite[]> {
  const bites: Bite[] = []
  for (const tooth of battery.teeth()) {
    const planted = await tooth.plant(target)
    try {
      const outcome = await battery.attack(planted.target, effort)
      const isFound = ({ kind, where }: Fault) =>
        kind === tooth.finds && where.includes(tooth.at ?? '')
      bites.push({ tooth, outcome, bites: outcome.faults.some(isFound) })
    } finally {
      await planted.close()
    }
  }
  return bites
}

/** One outcome of several parts of a battery. */
export function together(outcomes: readonly Outcome[]): Outcome {
  return {
    tried: outcomes.reduce((sum, { tried }) => sum + tried, 0),
    faults: outcomes.flatMap(({ faults }) => faults),
    figures: Object.assign({}, ...outcomes.map(({ figures }) => figures)) as Outcome['figures'],
  }
}
