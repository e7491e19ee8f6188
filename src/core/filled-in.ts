/** A sentence with its details filled in: `{name}` stands for one, and stays when there is none of that name. */
export function filledIn(sentence: string, detail: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => detail[name] ?? whole)
}
