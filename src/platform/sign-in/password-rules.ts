import { dictionary } from '@zxcvbn-ts/language-common'
import { allow, refuse, type Decision } from '#core/decision.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'

/** How long a password may be: length is what protects, so nothing else is asked of its characters. */
export const shortestPassword = 12
export const longestPassword = 128

export type PasswordReason = 'too-short' | 'too-long' | 'common' | 'personal' | 'unit'

/** What is known of whoever chooses a password, and so is guessed first. */
export type PasswordOwner = {
  readonly name: string
  readonly email: string
  /** The names of the units they work in. */
  readonly units: readonly string[]
}

/** Words of the place, which whoever guesses at an official would try first. */
export const placeWords = ['khuyencong', 'congthuong', 'cucongthuong', 'socongthuong', 'vietnam']

/**
 * Whether a password is good enough: 12 to 128 characters, not one that was published or is made of two that were, and not
 * the person's own name or address, nor that of a unit they work in. No rule about capitals or digits, and it never has to be
 * changed for its age.
 */
export function decidePassword(
  password: string,
  person: PasswordOwner,
): Decision<string, PasswordReason> {
  const length = [...password].length
  if (length < shortestPassword) return refuse([{ code: 'too-short', field: 'password' }])
  if (length > longestPassword) return refuse([{ code: 'too-long', field: 'password' }])
  const text = plain(password)
  if (isCommon(text)) return refuse([{ code: 'common', field: 'password' }])
  if (isPersonal(text, person)) return refuse([{ code: 'personal', field: 'password' }])
  if (person.units.some((unit) => isUnit(text, person, unit)))
    return refuse([{ code: 'unit', field: 'password' }])
  return allow(password)
}

// How much of a password may not come from what is known for it to be nobody's guess.
const leastOwn = 4
// Fewer letters stand in some long name by chance.
const leastOfName = 8
// Shorter published ones are parts of ordinary words.
const shortestPiece = 4

/** Published, a run of the keyboard, one piece again and again, or a published one between two more, with little added. */
function isCommon(text: string): boolean {
  if (new Set(text).size <= 3 || isRun(text) || isRepeated(text)) return true
  const { before, after } = withoutPublished(text)
  return own(before) + own(after) < leastOwn
}

function own(piece: string): number {
  const { before, after } = withoutPublished(piece)
  return before.length + after.length
}

/** What stands around the longest published password within a text. */
function withoutPublished(text: string): { before: string; after: string } {
  for (let size = text.length; size >= shortestPiece; size -= 1) {
    for (let at = 0; at + size <= text.length; at += 1) {
      if (published().has(text.slice(at, at + size)))
        return { before: text.slice(0, at), after: text.slice(at + size) }
    }
  }
  return { before: text, after: '' }
}

function isRepeated(text: string): boolean {
  for (let size = 1; size <= text.length / 2; size += 1) {
    const part = text.slice(0, size)
    if (size <= 8 && part.repeat(Math.ceil(text.length / size)).startsWith(text)) return true
  }
  return false
}

const runs = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/** Whether each character follows the one before in a row of the keyboard or the alphabet, or most do. */
function isRun(text: string): boolean {
  let following = 0
  for (let at = 1; at < text.length; at += 1) {
    const pair = text.slice(at - 1, at + 1)
    const turned = [...pair].reverse().join('')
    if (pair === '90' || runs.some((run) => run.includes(pair) || run.includes(turned)))
      following += 1
  }
  return text.length - 1 - following < leastOwn
}

const isPersonal = (text: string, person: PasswordOwner) => isMadeOf(text, wordsOf(person))

/** A part of the name of a unit, or words of it and of their own in any order. */
function isUnit(text: string, person: PasswordOwner, unit: string): boolean {
  const letters = text.replace(/\d/g, '')
  const isPart = letters.length >= leastOfName && plain(unit).includes(letters)
  return isPart || isMadeOf(text, [...wordsOf(person), ...runsOf(unit)])
}

function wordsOf({ name, email }: PasswordOwner): readonly string[] {
  const [local = '', host = ''] = email.split('@')
  return [
    plain(name),
    ...name.split(/\s+/).map(plain),
    ...plainParts(local),
    ...plainParts(host),
    ...placeWords,
  ]
}

/** Every run of words of a name: people leave out the first or the last. */
function runsOf(name: string): readonly string[] {
  const words = name.split(/\s+/).map(plain)
  return words.flatMap((_, from) =>
    words.slice(from).map((_, more) => words.slice(from, from + more + 1).join('')),
  )
}

/** Whether hardly anything is left of a text without these words. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  let rest = text
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    if (word.length >= 3) rest = rest.replaceAll(word, '')
  }
  // Digits beside one's own name are a year of birth or a number everybody tries.
  return rest.length < text.length && rest.replace(/\d/g, '').length < leastOwn
}

const plainParts = (text: string) => [plain(text), ...text.split(/[^a-z0-9]+/i).map(plain)]

/** As it is compared: small letters without diacritics, spaces and signs. */
const plain = (text: string) => normaliseVietnamese(text).replace(/[^\p{L}\p{N}]/gu, '')

let list: ReadonlySet<string> | undefined

/** 49.000 passwords of published breaches, from zxcvbn-ts (MIT), read at first use. */
function published(): ReadonlySet<string> {
  list ??= new Set(dictionary['passwords-common'].map(String))
  return list
}
