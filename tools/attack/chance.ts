import { chance, type Chance } from '../../bench/random.ts'
import { hostileTexts, type Hostile } from './corpora/texts.ts'

export { chance, type Chance }

/** The same things in an order the seed decides. */
export function shuffled<T>(things: readonly T[], random: Chance): T[] {
  const list = [...things]
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1)
    const kept = list[last] as T
    list[last] = list[other] as T
    list[other] = kept
  }
  return list
}

/** A hostile text nobody wrote down: two of them spliced, one repeated, one with a character of another script in it. */
export function bredText(random: Chance): Hostile {
  const [one, other] = [random.oneOf(hostileTexts).text, random.oneOf(hostileTexts).text]
  const cut = random.below(one.length + 1)
  const ways = [
    () => one.slice(0, cut) + other + one.slice(cut),
    () =>
      one
        .slice(0, cut)
        .repeat(1 + random.below(20))
        .slice(0, 6_000),
    () => one.slice(0, cut) + String.fromCodePoint(random.below(0xd800)) + one.slice(cut),
    () => other + String(random.below(1_000_000_000)) + one.slice(cut),
  ]
  return { says: 'bred', text: random.oneOf(ways)().slice(0, 6_000) }
}

/** A text as an address or a form writes it. */
export const encodedText = ({ text, encoded }: Hostile) =>
  encoded ?? encodeURIComponent(text.toWellFormed())
