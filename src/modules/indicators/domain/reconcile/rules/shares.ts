import { type Decimal, minus, quotient, times } from '#core/decimal.ts'
import { type Corner, amounts, groupBy, sameMoment, tierOf } from '../corner.ts'
import { absolute, isCutOff } from '../cut-off.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { type Range, addAll, agree, exactly, multiply, standing, subtract } from '../range.ts'
import { measureText, printed, rounded, tierText } from '../say.ts'

const hundred: Decimal = { units: 100n, scale: 0 }

/** Shares against part and whole of the same tier, status and time; shares of all tiers make a hundred. */
export function shares(corner: Corner): readonly Finding[] {
  const found = corner.facts.filter((each) => each.meaning.form === 'share')
  return [...found.flatMap((share) => judgeShare(share, corner)), ...hundreds(found)]
}

type Operand = { readonly range: Range; readonly facts: readonly Fact[]; readonly text: string }

function judgeShare(share: Fact, { facts }: Corner): readonly Finding[] {
  const all = amounts(facts)
  const part = partOf(share, all)
  if (!part) return []
  const wholes = all.filter(
    (each) =>
      each.meaning.measure === share.meaning.measure &&
      each.meaning.kind === null &&
      each.group === null &&
      each.range.face.units > 0n,
  )
  const right = rightWhole(share, all, wholes)
  if (right.some((whole) => makes(share, part.range, whole.range))) return []
  const wrong = wholes.find(
    (each) =>
      !part.facts.includes(each) &&
      !right.some((other) => other.facts.includes(each)) &&
      (makes(share, part.range, each.range) || isCutOff(share, percentOf(part.range, each.range))),
  )
  const [best] = right
  if (!best) return wrong ? [wrongWhole(share, part, wrong)] : []
  return [wrong ? wrongWhole(share, part, wrong, best) : mismatch(share, part, best)]
}

function partOf(share: Fact, all: readonly Fact[]): Operand | undefined {
  const { measure, kind, tier } = share.meaning
  const peers = all.filter(
    (each) =>
      sameMoment(each, share) && each.meaning.measure === measure && each.group === share.group,
  )
  if (measure === 'counterpart')
    return single(
      all.find((each) => sameMoment(each, share) && each.meaning.measure === 'counterpart'),
      share,
    )
  const own = peers.find(
    (each) => each.meaning.kind === kind && (tier === null || tierOf(each) === tier),
  )
  if (own && !(kind === null && tier === null)) return single(own, share)
  // National and local are each other's rest of the total.
  const other = tier === 'national' ? 'local' : tier === 'local' ? 'national' : null
  const [total, rest] = ['total', other].map((name) =>
    peers.find((each) => each.meaning.kind === null && tierOf(each) === name),
  )
  if (kind !== null || !total || !rest) return undefined
  return {
    range: subtract(total.range, rest.range),
    facts: [total, rest],
    text: `(${printed(total)} − ${printed(rest, total)})`,
  }
}

function single(fact: Fact | undefined, share: Fact): Operand | undefined {
  return (
    fact && {
      range: fact.range,
      facts: [fact],
      text: `${printed(fact)} ${fact.isMoney ? fact.figure.unit : share.figure.unit && ''}`.trim(),
    }
  )
}

/** The total of the same moment, printed or made of its tiers; a tier only where it is all the text gives. */
function rightWhole(
  share: Fact,
  all: readonly Fact[],
  wholes: readonly Fact[],
): readonly Operand[] {
  if (share.meaning.measure === 'counterpart')
    return all
      .filter((each) => sameMoment(each, share) && each.meaning.measure === 'cost')
      .map(operand)
  const now = wholes.filter((each) => sameMoment(each, share))
  const total = now.find((each) => tierOf(each) === 'total')
  const tiers = ['national', 'local']
    .map((name) => now.find((each) => tierOf(each) === name))
    .filter((each) => each !== undefined)
  const right = total ? [operand(total)] : tiers.length === 2 ? [joined(tiers)] : []
  return share.meaning.kind === null || right.length > 0 ? right : tiers.map(operand)
}

function operand(fact: Fact): Operand {
  return { range: fact.range, facts: [fact], text: printed(fact) }
}

function joined(facts: readonly Fact[]): Operand {
  return {
    range: addAll(facts.map((each) => each.range)),
    facts,
    text: `(${facts.map((each) => printed(each)).join(' + ')})`,
  }
}

function makes(share: Fact, part: Range, whole: Range): boolean {
  return agree(multiply(part, exactly(hundred)), multiply(whole, share.range))
}

function percentOf(part: Range, whole: Range): Decimal {
  return whole.face.units === 0n ? hundred : quotient(times(part.face, hundred), whole.face, 6)
}

function mismatch(share: Fact, part: Operand, whole: Operand): Finding {
  const computed = percentOf(part.range, whole.range)
  const size = absolute(minus(computed, share.range.face))
  const near = isCutOff(share, computed)
  const message =
    `tỷ trọng ${shareText(share)}: ${part.text} / ${whole.text} = ${rounded(computed, 2)}%, báo cáo ghi ${printed(share)}%: ` +
    `lệch ${rounded(size, 2)} điểm phần trăm.${near ? ' Có lẽ do cắt bớt chữ số.' : ''}`
  const facts: readonly [Fact, ...Fact[]] = [share, ...part.facts, ...whole.facts]
  return finding({ facts, kind: 'share', verdict: near ? 'rounding' : 'error', computed, message })
}

function wrongWhole(share: Fact, part: Operand, wrong: Fact, right?: Operand): Finding {
  const computed = right ? percentOf(part.range, right.range) : null
  const message =
    `tỷ trọng ${shareText(share)} ${printed(share)}% là so với ${tierText(wrong)} ${wrong.figure.period.label} ` +
    `(${printed(wrong)} ${wrong.figure.unit}), không phải tổng cùng kỳ` +
    (right && computed ? ` ${right.text}; tỷ trọng đúng là ${rounded(computed, 2)}%.` : '.')
  const facts: readonly [Fact, ...Fact[]] = [share, ...part.facts, wrong, ...(right?.facts ?? [])]
  return finding({
    facts,
    kind: 'wrong-denominator',
    verdict: right && share.meaning.kind === null ? 'error' : 'warning',
    computed,
    message,
  })
}

function shareText(share: Fact): string {
  return share.meaning.kind === null ? tierText(share) : measureText(share)
}

/** The shares of national and local make a hundred. */
function hundreds(found: readonly Fact[]): readonly Finding[] {
  const tiers = found.filter(
    (each) => each.meaning.kind === null && ['national', 'local'].includes(tierOf(each)),
  )
  return groupBy(tiers, (each) => `${each.period}|${each.status}|${each.meaning.measure}`).flatMap(
    (group) => {
      const [national, local] = ['national', 'local'].map((tier) =>
        group.find((each) => tierOf(each) === tier),
      )
      if (!national || !local) return []
      const sum = addAll([national.range, local.range])
      if (standing(exactly(hundred), sum) !== 'apart') return []
      const message = `tỷ trọng: ${printed(national)} + ${printed(local)} = ${rounded(sum.face, 2)}%, phải bằng 100%.`
      return [
        finding({
          facts: [national, local],
          kind: 'share',
          verdict: 'error',
          computed: minus(hundred, local.range.face),
          message,
        }),
      ]
    },
  )
}
