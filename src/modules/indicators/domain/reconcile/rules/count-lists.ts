import { exceedsCount } from '../range.ts'
import { provincesIn } from '../../geography.ts'
import { type Corner, amounts } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { off, printed, unitText } from '../say.ts'

/** Counts against lists of names given with them, and counts of provinces against the map of the day. */
export function countLists({ facts, geography }: Corner): readonly Finding[] {
  return amounts(facts).flatMap((fact) => {
    if (
      fact.meaning.measure === 'provinces_count' ||
      fact.meaning.measure.startsWith('provinces_with')
    ) {
      const known = Math.max(...provincesIn(fact.place, fact, geography), 0)
      if (known > 0 && exceedsCount(fact.range, known))
        return [miscount(fact, known, `${fact.figure.scope.name} chỉ có ${known} tỉnh, thành`)]
    }
    const names = namesOf(fact)
    if (
      names.length < 2 ||
      Number(fact.range.face.units) === names.length ||
      fact.range.face.scale !== 0
    )
      return []
    return [miscount(fact, names.length, `danh sách có ${names.length} tên`)]
  })
}

function miscount(fact: Fact, count: number, why: string): Finding {
  const computed = { units: BigInt(count), scale: 0 }
  const message = `báo cáo ghi ${printed(fact)}${unitText(fact)} nhưng ${why}: ${off(fact, computed)}.`
  return finding({ facts: [fact], kind: 'count-list', verdict: 'warning', computed, message })
}

/** The names in `dimension.names` (or `list`, `items`), separated by semicolons. */
function namesOf({ figure }: Fact): readonly string[] {
  const list =
    figure.dimension?.['names'] ?? figure.dimension?.['list'] ?? figure.dimension?.['items']
  return list === undefined
    ? []
    : list
        .split(';')
        .map((each) => each.trim())
        .filter((each) => each !== '')
}
