import type { SchemeDraft } from '../model.ts'

/** One field in which two versions of a scheme differ. */
export type DraftDifference = {
  readonly field: string
  readonly stored: string | null
  readonly entered: string | null
}

/** The fields in which what is stored differs from what is being entered, each as plain text. */
export function compareDrafts(stored: SchemeDraft, entered: SchemeDraft): DraftDifference[] {
  const [before, after] = [flat(stored), flat(entered)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((field) => ({
      field,
      stored: before.get(field) ?? absent(field),
      entered: after.get(field) ?? absent(field),
    }))
    .filter((one) => one.stored !== one.entered)
    .filter(isWorthTelling)
}

/** Whether a line came or went: worth telling only when none of its amounts tells it. */
export function isWorthTelling(
  { field }: { readonly field: string },
  _index: number,
  all: readonly { readonly field: string }[],
): boolean {
  return !linePresence.test(field) || !all.some((other) => other.field.startsWith(`${field}.`))
}

const linePresence = /^(money|outputs)\.[^.]+$/

function flat(draft: SchemeDraft): Map<string, string> {
  const { place, money, outputs, establishments, ...rest } = draft
  const fields: [string, unknown][] = [
    ...Object.entries(rest),
    ['place.province', `${place.list}:${place.provinceCode}`],
    ['place.districtCode', place.districtCode],
    ['place.communeCode', place.communeCode],
    ['place.detail', place.detail],
    ['establishments', establishments.length > 0 ? establishments.join('; ') : null],
    ...money.flatMap((line): [string, unknown][] => [
      [`money.${line.source}`, true],
      [`money.${line.source}.plannedDong`, line.plannedDong],
      [`money.${line.source}.actualDong`, line.actualDong],
    ]),
    ...outputs.flatMap((output): [string, unknown][] => [
      [`outputs.${output.indicator}`, true],
      [`outputs.${output.indicator}.planned`, plain(output.planned)],
      [`outputs.${output.indicator}.actual`, plain(output.actual)],
    ]),
  ]
  return new Map(
    fields
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  )
}

// A line is there or not; of anything else nothing is known.
function absent(field: string): string | null {
  return linePresence.test(field) ? 'false' : null
}

// 12.50 and 12.5 are one quantity.
function plain(quantity: string | null): string | null {
  return quantity?.includes('.') ? quantity.replace(/\.?0+$/, '') : quantity
}
