/** What a column holds, from what anybody may know to what nobody may be shown. */
export const classes = ['public', 'internal', 'personal', 'sensitive', 'secret'] as const
export type DataClass = (typeof classes)[number]

/** What rows are kept for. */
export const purposes = {
  operation: 'running the program',
  signIn: 'letting in whoever may come in, and nobody else',
  work: 'saying who holds which role, and showing it to those they work with',
  proof: 'proving afterwards who did what',
  register: 'the register of schemes and of the establishments they support',
  imports: 'taking lists of schemes in, and out again when they were wrong',
  reports: 'reporting on industrial promotion',
  mail: 'telling people what they must know',
  requests: 'answering what people ask about their data',
} as const
export type Purpose = keyof typeof purposes

/** Why personal data may be kept. Consent is asked only where nothing else allows it. */
export const bases = {
  none: 'no personal data',
  publicTask: 'the work of a State body, by law',
  security: 'keeping the system and its people safe',
  consent: 'the consent of the person, until it is taken back',
} as const
export type Basis = keyof typeof bases

/** How long rows stay. */
export const keeping = {
  always: 'as long as the system is used',
  account: 'as long as the person has an account',
  record: 'with the record, as the law on archives says',
  rule: 'as long as its retention rule says',
  answered: 'with the answer to the request',
} as const
export type Kept = keyof typeof keeping

/** What becomes of personal values when a person is erased. */
export const erasures = {
  none: 'nothing to erase',
  replaced:
    'the values are cleared or replaced, the salt is made anew: seals in the trail lead to nothing',
  deleted: 'the row is deleted',
  expires: 'goes by itself when its time is over',
  corrected: 'whoever keeps the record changes it; the law has it kept',
  stays: 'stays: the law has it kept, and without the name it leads to nobody',
} as const
export type Erasure = keyof typeof erasures

/** A table: what its rows are for, and the class of each column; columns are separated by spaces. */
export type TableClasses = {
  readonly purpose: Purpose
  readonly basis: Basis
  readonly kept: Kept
  readonly erased: Erasure
  /** The column that says whose a row is; a person is given all their rows. */
  readonly whose?: string
  /** The column with the e-mail of whoever a row is about: theirs by it as well, or alone where it has no identifier. */
  readonly reachedAt?: string
  /** What stands in a column that may not be empty once its value is erased; `{id}` is the person's identifier. */
  readonly becomes?: Readonly<Record<string, string>>
} & Readonly<Partial<Record<DataClass, string>>>

/** The columns of a class, in their order. */
export function columnsOf(table: TableClasses, ...of: readonly DataClass[]): readonly string[] {
  return of.flatMap((one) => table[one]?.split(' ').filter((name) => name !== '') ?? [])
}

/** Whether a table holds anything of a person: values, or what they are let in by. */
export function isPersonal(table: TableClasses): boolean {
  return columnsOf(table, 'personal', 'sensitive', 'secret').length > 0
}
