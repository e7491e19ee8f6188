import { type Decimal, compareDecimals, minus, times } from '#core/decimal.ts'
import { type Corner, amounts, sameMoment } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { addAll } from '../range.ts'
import { sumSentence } from '../sum.ts'
import { off } from '../say.ts'

const supports = ['machinery_supported', 'demo_models', 'lines_supported', 'tech_transfers']

/**
 * Models and machinery that nearly make the establishments supported: one more than the whole is a slip or an
 * establishment supported twice. Larger overlaps are usual and say nothing.
 */
export function compositions({ facts }: Corner): readonly Finding[] {
  const all = amounts(facts)
  return all
    .filter((each) => each.meaning.measure === 'establishments_supported' && each.group === null)
    .flatMap((whole) => {
      const parts = all.filter(
        (each) =>
          sameMoment(each, whole) &&
          supports.includes(each.meaning.measure) &&
          (each.meaning.tier ?? whole.meaning.tier) === whole.meaning.tier,
      )
      const stated =
        whole.meaning.tier === null ||
        parts.some((each) => each.meaning.tier === whole.meaning.tier)
      return parts.length >= 2 && stated ? nearMiss(whole, parts) : []
    })
}

function nearMiss(whole: Fact, parts: readonly Fact[]): readonly Finding[] {
  const sum = addAll(parts.map((each) => each.range)).face
  const over = minus(sum, whole.range.face)
  const small = compareDecimals(times(over, { units: 50n, scale: 0 }), whole.range.face) <= 0
  if (over.units <= 0n || !(small || compareDecimals(over, one) === 0)) return []
  if (compareDecimals(whole.range.face, { units: 20n, scale: 0 }) < 0) return []
  const message = `${sumSentence(whole, parts)}: ${off(whole, sum)}. Có thể một cơ sở được hỗ trợ hai lần, hoặc đếm nhầm.`
  return [
    finding({
      facts: [whole, ...parts],
      kind: 'count-list',
      verdict: 'warning',
      computed: sum,
      message,
    }),
  ]
}

const one: Decimal = { units: 1n, scale: 0 }
