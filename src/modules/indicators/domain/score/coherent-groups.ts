import { provincesIn, type Geography } from '../geography.ts'
import { type Fact, isPlanned, yearOfFact } from '../reconcile/fact.ts'
import { type Relation, type RelationKind, beyondTolerance } from './relation.ts'

/** Every group of figures of one text that is in a relation and comes out. */
export function coherentGroups(facts: readonly Fact[], geography: Geography): readonly Relation[] {
  const texts = Map.groupBy(facts, (each) => each.text)
  const inside = [...texts.values()].flatMap((text) => {
    const places = Map.groupBy(text, (each) => each.place)
    return [
      ...[...places.values()].flatMap((corner) => [...sums(corner), ...ratios(corner, geography)]),
      ...districts(text),
    ]
  })
  return [...inside, ...repeats(facts)].filter((each) => beyondTolerance(each) === 0)
}

function relation(
  kind: RelationKind,
  facts: readonly (Fact | undefined)[],
  count = 0,
): readonly Relation[] {
  const known = facts.filter((each) => each !== undefined)
  const [first, ...rest] = known
  return !first || rest.length === 0 || known.length < facts.length
    ? []
    : [{ kind, facts: [first, ...rest], count }]
}

const moment = (fact: Fact) => `${fact.period}|${fact.figure.status ?? ''}`
const isAmount = (fact: Fact) => fact.meaning.form === 'amount'

function sums(corner: readonly Fact[]): readonly Relation[] {
  const plain = corner.filter(isAmount)
  const now = [...Map.groupBy(plain, moment).values()].flatMap((list) => [
    ...tiers(list),
    ...groups(list),
    ...kinds(list),
    ...costs(list),
  ])
  return [...now, ...years(plain)]
}

function tiers(list: readonly Fact[]): readonly Relation[] {
  const same = Map.groupBy(
    list,
    ({ meaning, group }) =>
      `${meaning.measure}|${meaning.kind ?? ''}|${meaning.level ?? ''}|${group ?? ''}`,
  )
  return [...same.values()].flatMap((rows) => {
    const tier = (name: string) => rows.find((each) => (each.meaning.tier ?? 'total') === name)
    const purses = [tier('provincial'), tier('district')]
    return [
      ...relation('sum', [tier('total'), tier('national'), tier('local')]),
      ...relation('sum', [tier('local'), ...purses]),
      ...(tier('local') ? [] : relation('sum', [tier('total'), tier('national'), ...purses])),
    ]
  })
}

function groups(list: readonly Fact[]): readonly Relation[] {
  const same = Map.groupBy(
    list,
    ({ meaning }) => `${meaning.measure}|${meaning.level ?? ''}|${meaning.tier ?? ''}`,
  )
  return [...same.values()].flatMap((rows) => {
    const parts = rows.filter((each) => each.group !== null)
    return parts.length < 2
      ? []
      : relation('sum', [rows.find((each) => each.group === null), ...parts])
  })
}

function kinds(list: readonly Fact[]): readonly Relation[] {
  return ['money', 'schemes'].flatMap((measure) => {
    const rows = list.filter((each) => each.meaning.measure === measure && each.group === null)
    const parts = rows.filter((each) => each.meaning.kind !== null && each.meaning.tier === null)
    if (parts.length < 2) return []
    const wholes = rows.filter((each) => each.meaning.kind === null)
    return wholes.flatMap((whole) => relation('sum', [whole, ...parts]))
  })
}

function costs(list: readonly Fact[]): readonly Relation[] {
  const find = (measure: string, kind: string | null) =>
    list.find(
      (each) =>
        each.meaning.measure === measure &&
        each.meaning.kind === kind &&
        [null, 'total'].includes(each.meaning.tier),
    )
  const cost = find('cost', null)
  return [
    ...relation('sum', [cost, find('money', null), find('counterpart', null)]),
    ...relation('sum', [cost, find('money', null), find('money', 'other')]),
  ]
}

function years(plain: readonly Fact[]): readonly Relation[] {
  return plain.flatMap((span) => {
    if (span.figure.period.kind !== 'multi-year') return []
    const { measure, kind, tier, level } = span.meaning
    const rows = plain.filter(
      (each) =>
        each.meaning.measure === measure &&
        each.meaning.kind === kind &&
        each.meaning.tier === tier &&
        each.meaning.level === level &&
        each.status === span.status &&
        each.figure.period.kind === 'year' &&
        (each.start ?? '') >= (span.start ?? '') &&
        (each.end ?? '') <= (span.end ?? ''),
    )
    const count = Number(span.end?.slice(0, 4)) - Number(span.start?.slice(0, 4)) + 1
    return rows.length === count ? relation('sum', [span, ...rows]) : []
  })
}

function districts(text: readonly Fact[]): readonly Relation[] {
  const plain = text.filter((each) => isAmount(each) && each.group === null)
  const parts = Map.groupBy(
    plain.filter((each) => each.figure.scope.kind === 'district'),
    (each) => `${each.meaning.measure}|${each.meaning.level ?? ''}|${moment(each)}`,
  )
  return [...parts].flatMap(([key, rows]) => {
    const whole = plain.find(
      (each) =>
        each.figure.scope.kind === 'province63' &&
        `${each.meaning.measure}|${each.meaning.level ?? ''}|${moment(each)}` === key,
    )
    return rows.length < 3 ? [] : relation('sum', [whole, ...rows])
  })
}

function ratios(corner: readonly Fact[], geography: Geography): readonly Relation[] {
  const plain = corner.filter((each) => isAmount(each) && each.group === null)
  return corner.flatMap((lead) => {
    const { form, measure, kind, tier } = lead.meaning
    const rows = plain.filter((each) => each.meaning.measure === measure)
    const same = rows.filter(
      (each) =>
        each.meaning.kind === kind && (tier === null || (each.meaning.tier ?? 'total') === tier),
    )
    const now = same.filter((each) => each.period === lead.period)
    if (form === 'growth') {
      const before = rows.filter((each) => yearOfFact(each) === (yearOfFact(lead) ?? 0) - 1)
      return now.flatMap((each) => before.flatMap((old) => relation('growth', [lead, each, old])))
    }
    if (form === 'rate')
      return same
        .filter((each) => !isPlanned(each) && yearOfFact(each) === yearOfFact(lead))
        .flatMap((actual) =>
          rows
            .filter(
              (each) =>
                isPlanned(each) &&
                each.meaning.tier === actual.meaning.tier &&
                yearOfFact(each) === yearOfFact(lead),
            )
            .flatMap((plan) => relation('plan-rate', [lead, actual, plan])),
        )
    if (form === 'share')
      return relation('share', [
        lead,
        now[0],
        rows.find(
          (each) =>
            each.meaning.tier === 'total' &&
            each.meaning.kind === null &&
            each.period === lead.period,
        ),
      ])
    return form === 'average' ? averages(lead, now, plain, geography) : []
  })
}

function averages(
  lead: Fact,
  now: readonly Fact[],
  plain: readonly Fact[],
  geography: Geography,
): readonly Relation[] {
  const { per } = lead.meaning
  const whole = now.find((each) => [null, 'total', lead.meaning.tier].includes(each.meaning.tier))
  if (per === 'year')
    return relation(
      'average',
      [lead, whole],
      Number(lead.end?.slice(0, 4)) - Number(lead.start?.slice(0, 4)) + 1,
    )
  if (per === 'province')
    return relation('average', [lead, whole], provincesIn(lead.place, lead, geography)[0] ?? 0)
  if (per === 'each')
    return relation('product', [
      whole,
      lead,
      plain.find(
        (each) => each.meaning.measure === 'products.recognised' && each.period === lead.period,
      ),
    ])
  return []
}

/** The same fact in two texts. */
function repeats(facts: readonly Fact[]): readonly Relation[] {
  const same = Map.groupBy(
    facts.filter((each) => isAmount(each) && each.start !== null && each.end !== null),
    ({ meaning, place, period, status, group }) =>
      [
        meaning.measure,
        meaning.kind,
        meaning.tier,
        meaning.level,
        place,
        period,
        status,
        group,
      ].join('|'),
  )
  return [...same.values()].flatMap(([first, ...others]) =>
    others
      .filter((each) => first && each.text !== first.text)
      .flatMap((each) => relation('same', [first, each])),
  )
}
