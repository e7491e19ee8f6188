import { randomBytes } from 'node:crypto'

/** A text that stands nowhere by chance: whoever finds it knows where it was put in. */
export type Canary = {
  readonly text: string
  readonly putIn: string
  /** Who a person is or how they are reached, rather than a text of the register that others may read. */
  readonly isOfPerson: boolean
}

/** Makes canaries and remembers them. */
export function canaryCage() {
  const run = randomBytes(4).toString('hex')
  const made: Canary[] = []
  const make = (putIn: string, isOfPerson: boolean): string => {
    const text = `zq${run}x${String(made.length).padStart(4, '0')}`
    made.push({ text, putIn, isOfPerson })
    return text
  }
  return {
    made: made as readonly Canary[],
    /** One for the name, address or browser of a person. */
    ofPerson: (putIn: string) => make(putIn, true),
    /** One for any other field. */
    ofField: (putIn: string) => make(putIn, false),
    /** Those that stand in a text, by where they were put in. */
    foundIn: (text: string, which: (canary: Canary) => boolean = () => true): string[] => {
      const seen = new Set(text.toLowerCase().match(new RegExp(`zq${run}x\\d{4}`, 'g')))
      return made.filter((one) => which(one) && seen.has(one.text)).map(({ putIn }) => putIn)
    },
  }
}
export type Cage = ReturnType<typeof canaryCage>
