import { normaliseVietnamese } from '#core/vietnamese.ts'

// What officials shorten, in the search form. The short form is looked for too: titles hold it.
const abbreviations: Readonly<Record<string, string>> = {
  cnnt: 'cong nghiep nong thon',
  mmtb: 'may moc thiet bi',
  tphcm: 'ho chi minh',
  hcm: 'ho chi minh',
  tp: 'thanh pho',
  brvt: 'ba ria vung tau',
  ccn: 'cum cong nghiep',
  kcqg: 'khuyen cong quoc gia',
  kcdp: 'khuyen cong dia phuong',
  htx: 'hop tac xa',
  tht: 'to hop tac',
  dntn: 'doanh nghiep tu nhan',
  hkd: 'ho kinh doanh',
  cty: 'cong ty',
  sxsh: 'san xuat sach hon',
  sxtdbv: 'san xuat tieu dung ben vung',
  cnht: 'cong nghiep ho tro',
  ttcn: 'tieu thu cong nghiep',
  xnk: 'xuat nhap khau',
  tthue: 'hue',
}

// Several words that are one short form: joined before they are looked up.
const joined: readonly (readonly [RegExp, string])[] = [
  [/\btp h ?c ?m\b/g, 'tphcm'],
  [/\bb ?r v ?t\b/g, 'brvt'],
  [/\btt hue\b/g, 'tthue'],
]

const mostWords = 12

/** One word asked for, with what it may stand for. */
type Term = { readonly word: string; readonly means: string | undefined }

/** The words of a query in search form, abbreviations recognised; none for a text without letters or digits. */
export function searchTerms(text: string): readonly Term[] {
  let form = normaliseVietnamese(text)
  for (const [pattern, short] of joined) form = form.replace(pattern, short)
  // Everything here is a "đề án": the two words narrow nothing.
  form = form.replace(/^de an (?=\S)/, '')
  const words = [...new Set(form.split(' ').filter((word) => word !== ''))].slice(0, mostWords)
  return words.map((word) => ({
    word,
    means: Object.hasOwn(abbreviations, word) ? abbreviations[word] : undefined,
  }))
}

/**
 * The query as PostgreSQL reads it: every word must occur, the last one as a beginning, a short form or what it means.
 * Words in search form hold letters and digits only, so nothing in them is an operator.
 */
export function searchExpression(text: string): string {
  const terms = searchTerms(text)
  return terms
    .map(({ word, means }, index) => {
      const asked = index === terms.length - 1 ? `${word}:*` : word
      return means ? `(${asked}|(${means.split(' ').join('&')}))` : asked
    })
    .join('&')
}

/** The same for words that are all written out: none is a beginning. */
export function wholeExpression(text: string): string {
  return searchTerms(text)
    .map(({ word, means }) => (means ? `(${word}|(${means.split(' ').join('&')}))` : word))
    .join('&')
}

/** Whether the words left beside a place ask for nothing: everything here is a "đề án". */
export function narrowsNothing(rest: string): boolean {
  return rest === '' || rest === 'de an'
}

/** The query with some words replaced by words on record that look like them: any one of each will do. */
export function correctedExpression(words: readonly (readonly string[])[]): string {
  return words
    .filter((choices) => choices.length > 0)
    .map((choices) => `(${choices.join('|')})`)
    .join('&')
}
