import type { Prose } from '#core/prose/run.ts'
import type { ReportFigure } from '../../model.ts'
import { full } from './numbers.ts'
import type { Writer } from './writer.ts'

/** What the scheme register says of a year, always said to be the register's and never added to what was reported. */
export function registerSentences(writer: Writer, year: number): Prose[] {
  const schemes = (tier: 'total' | 'national' | 'local') =>
    writer.find({ measure: 'schemes', tier, status: 'registered', year, origin: 'schemes' })
  const total = schemes('total')
  if (!total) return []
  return [
    writer.sentence(
      {
        vi: 'Theo sổ đề án, năm {year} có {total}{tiers}; số này tính từ hồ sơ từng đề án, không cộng với số báo cáo',
        en: 'The scheme register holds {total} of {year}{tiers}; this is counted from the schemes and is not added to reported figures',
      },
      {
        year,
        total: full(total, writer.language),
        tiers: tiersPhrase(writer, schemes('national'), schemes('local')),
      },
    ),
    moneySentence(writer, year, 'plan'),
    moneySentence(writer, year, 'actual'),
  ].filter((prose) => prose.length > 0)
}

function tiersPhrase(
  writer: Writer,
  national: ReportFigure | undefined,
  local: ReportFigure | undefined,
): Prose {
  const parts = [
    writer.phrase(
      { vi: '{n} khuyến công quốc gia', en: '{n} national' },
      { n: full(national, writer.language) },
    ),
    writer.phrase(
      { vi: '{n} khuyến công địa phương', en: '{n} local' },
      { n: full(local, writer.language) },
    ),
  ].filter((part) => part.length > 0)
  if (parts.length === 0) return []
  return [' (', ...parts.flatMap((part, index) => (index === 0 ? part : [', ', ...part])), ')']
}

function moneySentence(writer: Writer, year: number, status: 'plan' | 'actual'): Prose {
  const money = writer.find({ measure: 'money', tier: 'total', status, year, origin: 'schemes' })
  const coverage = money?.coverage
  const text = {
    plan: {
      vi: 'Kinh phí hỗ trợ theo kế hoạch trong sổ là {money}{unknown} ({known} trên {of} đề án có số liệu)',
      en: 'Planned support on the register is {money}{unknown} ({known} of {of} schemes have a figure)',
    },
    actual: {
      vi: 'Kinh phí hỗ trợ đã thực hiện trong sổ là {money}{unknown} ({known} trên {of} đề án có số liệu)',
      en: 'Support carried out on the register is {money}{unknown} ({known} of {of} schemes have a figure)',
    },
  }[status]
  return writer.sentence(text, {
    money: full(money, writer.language),
    unknown: unknownPhrase(writer, year, status),
    known: coverage?.known,
    of: coverage?.of,
  })
}

// Money whose source the papers do not say is in the total and in neither programme; the reader is told how much.
function unknownPhrase(writer: Writer, year: number, status: 'plan' | 'actual'): Prose {
  const asked = { measure: 'money', tier: 'unknown', status, year, origin: 'schemes' } as const
  return writer.phrase(
    { vi: ', trong đó chưa rõ nguồn {unknown}', en: ', {unknown} of it of an unknown source' },
    { unknown: full(writer.find(asked), writer.language) },
  )
}
