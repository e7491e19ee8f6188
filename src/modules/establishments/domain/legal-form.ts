import type { LegalForm } from '../model.ts'
import { establishmentKey } from './establishment-key.ts'

const beginnings: readonly (readonly [string, LegalForm])[] = [
  ['lien hiep hop tac xa', 'coopUnion'],
  ['hop tac xa', 'coop'],
  ['chi nhanh hop tac xa', 'coop'],
  ['to hop tac', 'coopGroup'],
  ['ho kinh doanh', 'household'],
  ['ho san xuat', 'household'],
  ['co so', 'household'],
  ['cong ty', 'sme'],
  ['doanh nghiep', 'sme'],
  ['chi nhanh cong ty', 'sme'],
]

/** The legal form an establishment's name tells, or `null` when it tells none. */
export function legalFormOf(name: string): LegalForm | null {
  const key = `${establishmentKey(name)} `
  return beginnings.find(([words]) => key.startsWith(`${words} `))?.[1] ?? null
}
