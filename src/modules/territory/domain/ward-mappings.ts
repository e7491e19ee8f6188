import type { TerritoryRows } from './gazetteer.ts'
import { fairSpelling } from './spelling.ts'

/** An old ward, commune or town, and the commune its ground went into. */
export type WardMapping = {
  readonly id: number
  /** Often missing and sometimes of another list: for reading, never for keys. */
  readonly oldCode: string | null
  readonly oldName: string | null
  readonly oldDistrict: string | null
  /** The code of its province on the map of 63; `null` for ground that had no unit. */
  readonly oldProvinceCode: string | null
  readonly communeCode: string
}

const header = 'oldWardCode,oldWardName,oldDistrict,oldProvince,newWardCode,newWardName,newProvince'

/**
 * Reads the table of mappings.
 * @throws {Error} when the table has another form, or names a province that is not on the map
 */
export function wardMappingsOf(
  csv: string,
  { provinces }: Pick<TerritoryRows, 'provinces'>,
): readonly WardMapping[] {
  const [first, ...lines] = csv.split(/\r?\n/).filter((line) => line !== '')
  if (first?.replace(/^\uFEFF/, '') !== header)
    throw new Error('The table of ward mappings has another header')
  const codes = new Map(
    provinces
      .filter(({ list }) => list === 63)
      .map(({ fullName, code }) => [fairSpelling(fullName), code]),
  )
  return lines.map((line, index) => {
    const cells = line.normalize('NFC').split(',')
    if (cells.length !== 7) throw new Error(`Ward mapping ${index + 2} has ${cells.length} cells`)
    const [oldCode = '', oldName = '', oldDistrict = '', oldProvince = '', communeCode = ''] = cells
    const oldProvinceCode = codes.get(fairSpelling(oldProvince)) ?? null
    if (oldProvince !== '' && oldProvinceCode === null)
      throw new Error(`No province ${oldProvince}`)
    return {
      id: index + 1,
      oldCode: oldCode || null,
      oldName: oldName || null,
      oldDistrict: oldDistrict || null,
      oldProvinceCode,
      communeCode,
    }
  })
}
