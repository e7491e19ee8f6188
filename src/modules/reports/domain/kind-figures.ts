import { activityKinds } from '#modules/schemes/model.ts'
import type { Bilingual, ReportFigure } from '../model.ts'
import { aboutWhole, registerFigure } from './register-figure.ts'
import type { ReportFrame } from './report-frame.ts'
import type { KindFact } from './scheme-fact.ts'

/** The dimension of schemes whose kind the register does not know. */
export const unknownKind = 'unknown'

/** What the register holds of each kind of activity in the report's year and the one before. */
export function kindFigures(frame: ReportFrame, facts: readonly KindFact[]): ReportFigure[] {
  return facts
    .filter(({ year, schemes }) => schemes > 0 && (year === frame.year || year === frame.year - 1))
    .flatMap((fact) => figuresOfKind(frame, fact))
}

function figuresOfKind(frame: ReportFrame, fact: KindFact): ReportFigure[] {
  const about = aboutWhole(frame, fact.year)
  const common = {
    tier: 'total',
    dimension: fact.activityKind ?? unknownKind,
    label: labelOfKind(fact.activityKind),
  } as const
  const money = (status: 'plan' | 'actual', dong: bigint, known: number) =>
    known === 0
      ? []
      : [
          registerFigure(about, {
            ...common,
            indicator: status === 'plan' ? 'M01' : 'M03',
            status,
            value: { units: dong, scale: 0 },
            unit: 'đồng',
            coverage: { known, of: fact.schemes, what: 'scheme' },
          }),
        ]
  const count = { units: BigInt(fact.schemes), scale: 0 }
  return [
    registerFigure(about, {
      ...common,
      indicator: 'S01',
      status: 'registered',
      value: count,
      unit: 'đề án',
    }),
    ...money('plan', fact.plannedDong, fact.plannedKnown),
    ...money('actual', fact.actualDong, fact.actualKnown),
  ]
}

/** The words for a kind of activity. */
export function labelOfKind(kind: string | null): Bilingual {
  const known =
    kind !== null && Object.hasOwn(activityKinds, kind)
      ? activityKinds[kind as keyof typeof activityKinds]
      : undefined
  return known ? { vi: known.vi, en: known.en } : { vi: 'Chưa rõ nội dung', en: 'Kind not known' }
}
