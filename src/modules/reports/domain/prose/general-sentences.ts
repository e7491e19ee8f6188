import type { Prose } from '#core/prose/run.ts'
import { viewLabels } from '../../model.ts'
import { full } from './numbers.ts'
import { provincesOf, type Writer } from './writer.ts'

/** What the report is made of: its provinces, its figures and sources, its schemes, and what could not be restated. */
export function generalSentences(writer: Writer): Prose[] {
  const { report, language } = writer
  const year = report.resultYear
  const members = report.figures.find(({ id }) => id.endsWith(`.so-tinh.${year}`))
  const reported = report.figures.filter(({ origin }) => origin === 'reported')
  const sources = new Set(
    reported.flatMap((figure) => figure.sources.map(({ href, title }) => href ?? title)),
  )
  return [
    writer.sentence(
      {
        vi: 'Báo cáo tổng hợp {who} gồm {members}, thành phố ({view})',
        en: 'This report covers {who}: {members} ({view})',
      },
      {
        who: provincesOf(writer)[language],
        members: full(members, language),
        view: viewLabels[report.view][language],
      },
    ),
    reported.length > 0
      ? writer.sentence(
          {
            vi: 'Số liệu lấy từ {figures} số đã công bố của {sources} nguồn; mỗi số giữ nguyên như đã in và mở được đến nguồn',
            en: 'It draws on {figures} published figures from {sources} sources; each stands as printed and opens to its source',
          },
          { figures: reported.length, sources: sources.size },
        )
      : writer.sentence({
          vi: 'Chưa có số báo cáo nào của các năm này trong phạm vi báo cáo',
          en: 'No reported figure of these years is known for this scope',
        }),
    report.notRestated.length > 0
      ? writer.sentence(
          {
            vi: '{count} số của khu vực theo địa giới cũ không quy đổi được về địa giới hiện nay và được liệt kê riêng',
            en: '{count} figures of the former region cannot be restated to today’s map and are listed apart',
          },
          { count: report.notRestated.length },
        )
      : [],
  ].filter((prose) => prose.length > 0)
}
