/** A piece of prose: text, or a number that names the figure it states, for a page to link and a letter to note. */
export type Run = string | { readonly figureId: string; readonly text: string }

/** Prose of one or more pieces. */
export type Prose = readonly Run[]

/** The two languages prose is written in. */
export type Language = 'vi' | 'en'

/** A word in both languages; English has a plural of its own, Vietnamese has none. */
export type Noun = {
  readonly vi: string
  readonly en: { readonly one: string; readonly many: string }
}

/** A number that names its figure. */
export function figure(figureId: string, text: string): Run {
  return { figureId, text }
}

/** Prose from a template: texts, runs and whole phrases side by side, neighbouring texts joined. */
export function say(
  texts: TemplateStringsArray,
  ...values: readonly (Run | Prose | number)[]
): Prose {
  const pieces = texts.flatMap((text, at): Run[] => {
    const value = values[at]
    return value === undefined ? [text] : [text, ...asRuns(value)]
  })
  return joinTexts(pieces)
}

/** A sentence: the phrase with a capital first and one full stop last. */
export function sentence(phrase: Prose): Prose {
  const [first, ...rest] = joinTexts(phrase)
  if (first === undefined) return []
  const opened = typeof first === 'string' ? capital(first.trimStart()) : first
  const last = textOf(phrase).trimEnd().at(-1) ?? ''
  return joinTexts([opened, ...rest, '.!?…:'.includes(last) ? '' : '.'])
}

/** Sentences one after another, a space between. */
export function paragraph(sentences: readonly Prose[]): Prose {
  const kept = sentences.filter((each) => each.length > 0)
  return joinTexts(kept.flatMap((each, at) => (at === 0 ? each : [' ', ...each])))
}

/** The words alone. */
export function textOf(prose: Prose): string {
  return prose.map((run) => (typeof run === 'string' ? run : run.text)).join('')
}

/** The figures a piece of prose states, in order, each once. */
export function figuresOf(prose: Prose): readonly string[] {
  return [...new Set(prose.flatMap((run) => (typeof run === 'string' ? [] : [run.figureId])))]
}

/** The runs of anything that can stand in prose. */
export function asRuns(value: Run | Prose | number): Prose {
  if (typeof value === 'number') return [String(value)]
  return isProse(value) ? value : [value]
}

/** The same prose with neighbouring texts as one, and no empty one. */
export function joinTexts(runs: Prose): Prose {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (run === '') continue
    if (typeof run === 'string' && typeof last === 'string') joined[joined.length - 1] = last + run
    else joined.push(run)
  }
  return joined
}

function isProse(value: Run | Prose): value is Prose {
  return Array.isArray(value)
}

function capital(text: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase('vi') + text.slice(first.length)
}
