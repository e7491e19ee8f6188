import { normaliseVietnamese } from '#core/vietnamese.ts'
import { readProvince, type ReadContext } from './places.ts'
import type { RowBefore } from './read-row.ts'
import { flagsIn, kindIn, tierIn } from './words.ts'

/** What the words of a group row say of the rows below it. */
export function underGroup(before: RowBefore, label: string, context: ReadContext): RowBefore {
  const form = normaliseVietnamese(label)
  const year = /\bnam (\d{4})\b/.exec(form)?.[1]
  const tier = /\b(khuyen cong|kcqg|kcdp|nguon|kinh phi|ngan sach|kc)\b/.test(form)
    ? tierIn(label)
    : undefined
  const flags = flagsIn(label)
  const isDistrict = /^(huyen|thi xa|quan|thanh pho|tp|tx) /.test(form)
  const province =
    tier === undefined
      ? readProvince(label.replace(/\(.*\)$/, ''), before.year, context)
      : undefined
  const found =
    province?.kind === 'divided' ||
    (province?.kind === 'found' && province.place.certainty !== 'possible')
  return {
    ...before,
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(tier === undefined ? {} : { tier, isDistrictMoney: /\bhuyen\b/.test(form) }),
    ...(found
      ? { group: label.replace(/\(.*\)$/, ''), groupDistrict: null }
      : isDistrict
        ? { groupDistrict: label }
        : {}),
    ...(found || tier !== undefined ? {} : { kind: kindIn(label) ?? before.kind }),
    isFlagship: before.isFlagship || flags.isFlagship,
    isGroup: before.isGroup || flags.isGroup,
  }
}
