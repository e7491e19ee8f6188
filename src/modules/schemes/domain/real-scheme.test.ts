import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sumKnownDong } from '#core/money.ts'
import { decideScheme } from './decide-scheme.ts'
import {
  draftOfPrinted,
  originOfPrinted,
  type KindReading,
  type PrintedScheme,
} from './real-scheme.ts'

const read = <T>(name: string) => JSON.parse(readFileSync(`data/kc/${name}`, 'utf8')) as T
const printed = read<PrintedScheme[]>('projects-real.json')
const kinds = read<KindReading[]>('scheme-kinds.json')
const drafts = printed.map((one) => draftOfPrinted(one, kinds))
const context = {
  thisYear: 2026,
  provinceExists: true,
  provinceIsTheirs: true,
  districtIsHere: true,
  communeIsHere: true,
  indicators: new Set<string>(),
}

test('all 131 real schemes can be saved as they are', () => {
  expect(drafts).toHaveLength(131)
  expect(drafts.filter((draft) => !decideScheme(draft, context).allowed)).toEqual([])
})

test('an amount the source does not give is unknown, and the sum of the known ones is what the sources say', () => {
  const amounts = drafts.flatMap((draft) =>
    draft.money.flatMap((line) => [line.plannedDong ?? line.actualDong]),
  )
  const stated = printed.reduce((sum, one) => sum + BigInt(one.amountVnd ?? 0), 0n)
  expect(sumKnownDong(amounts)).toMatchObject({ sumDong: stated, known: 45 })
  expect(
    drafts
      .flatMap((draft) => draft.money)
      .some((line) => line.plannedDong === 0n || line.actualDong === 0n),
  ).toBe(false)
})

test('đề án điểm is a mark of a scheme and leaves its kind unknown', () => {
  const flagships = drafts.filter((draft) => draft.isFlagship)
  expect(flagships.map((draft) => draft.activityKind)).toEqual([null, null])
  expect(drafts.filter((draft) => draft.isGroup)).toHaveLength(
    printed.filter((one) => /đề án nhóm/i.test(one.name)).length,
  )
})

test('accepted schemes state money carried out, the others money planned', () => {
  for (const draft of drafts) {
    for (const line of draft.money)
      expect(draft.status === 'accepted' ? line.plannedDong : line.actualDong).toBeNull()
  }
})

test('a counterpart sum is not taken for the total investment', () => {
  const of = (id: string) => printed.filter((one) => one.id === id).map(originOfPrinted)[0]
  expect(of('P0010')?.totalInvestmentDong).toBeNull()
  expect(of('P0066')).toMatchObject({
    totalInvestmentDong: 413_000_000n,
    totalInvestmentAsPrinted: 'hơn 413 triệu đồng',
  })
  expect(of('P0224')?.totalInvestmentDong).toBe(235_800_000n)
})
