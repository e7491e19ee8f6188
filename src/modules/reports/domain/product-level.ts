import type { Bilingual } from '../model.ts'

const levels = {
  district: { vi: 'cấp huyện', en: 'district level' },
  province: { vi: 'cấp tỉnh', en: 'provincial level' },
  region: { vi: 'cấp khu vực', en: 'regional level' },
  nation: { vi: 'cấp quốc gia', en: 'national level' },
} as const satisfies Record<string, Bilingual>

/** The level products were entered or certified at, which the name a source uses for them holds. */
function levelOf(sourceIndicator: string | null): Bilingual | undefined {
  const found = /^products_[a-z]+_(district|province|region|nation)(?:_|$)/.exec(
    sourceIndicator ?? '',
  )?.[1]
  return found === undefined ? undefined : levels[found as keyof typeof levels]
}

/** Words about products with their level: two numbers side by side say nothing without it. */
export function withLevel(words: Bilingual, sourceIndicator: string | null): Bilingual {
  const level = levelOf(sourceIndicator)
  return level ? { vi: `${words.vi} ${level.vi}`, en: `${words.en}, ${level.en}` } : words
}
