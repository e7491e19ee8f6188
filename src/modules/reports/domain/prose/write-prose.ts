import { figuresOf, paragraph, type Language, type Prose } from '#core/prose/run.ts'
import type { Bilingual } from '../../model.ts'
import type { YearReport } from '../year-report.ts'
import { evennessSentences, ratioSentences } from './assessment-sentences.ts'
import { findingSentences } from './finding-sentences.ts'
import { generalSentences } from './general-sentences.ts'
import { moneySentences } from './money-sentences.ts'
import { narrativeSentences } from './narrative-sentences.ts'
import { periodParagraphs } from './period-paragraphs.ts'
import type { Paragraph, Part, ReportProse, Section } from './prose.ts'
import { provinceParagraphs, provinceSentences } from './province-sentences.ts'
import { registerSentences } from './register-sentences.ts'
import { resultSentences, resultsOf } from './result-sentences.ts'
import { carriedOut, planned, provincesOf, writerOf, type Writer } from './writer.ts'
import { yearBeforeSentences } from './year-before-sentences.ts'

type Unnumbered = Omit<Section, 'number'>

/** Writes the report as officials do: only what is known is said, and each number names its figure. */
export function writeProse(report: YearReport, language: Language): ReportProse {
  const writer = writerOf(report, language)
  const sections = [
    general(writer),
    numbered(results(writer)),
    assessment(writer),
    obstacles(writer),
    nextPlan(writer),
    proposals(writer),
  ]
  return {
    title: { vi: 'BÁO CÁO', en: 'REPORT' }[language],
    abstract: abstractOf(writer),
    // Numbered last: what has nothing to say has no number either.
    sections: sections
      .filter(({ parts }) => parts.length > 0)
      .map((section, index) => ({ ...section, number: romans[index] ?? String(index + 1) })),
  }
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const

/** The year whose plan the report tells. */
export const planYearOf = ({ resultYear }: YearReport) => resultYear + 1

function abstractOf(writer: Writer): string {
  const { report, language } = writer
  const where = provincesOf(writer)[language]
  return {
    vi: `Kết quả công tác khuyến công năm ${report.resultYear} và kế hoạch năm ${planYearOf(report)} ${where}`,
    en: `Industrial promotion in ${report.resultYear} and the plan for ${planYearOf(report)}, ${where}`,
  }[language]
}

function general(writer: Writer): Unnumbered {
  return section(writer, { vi: 'TÌNH HÌNH CHUNG', en: 'GENERAL' }, [
    part(writer, null, [generalSentences(writer), narrative(writer, 'direction')]),
  ])
}

function results(writer: Writer): Unnumbered {
  const { resultYear } = writer.report
  const told = resultSentences(writer, resultsOf(writer, resultYear, carriedOut))
  return section(writer, { vi: `KẾT QUẢ NĂM ${resultYear}`, en: `RESULTS OF ${resultYear}` }, [
    part(writer, { vi: 'Kinh phí và đề án', en: 'Money and schemes' }, [
      moneySentences(writer, resultYear, 'actual'),
      resultYear === writer.report.year ? moneySentences(writer, resultYear - 1, 'actual') : [],
      resultYear === writer.report.year ? moneySentences(writer, resultYear, 'plan') : [],
      provinceSentences(writer, resultYear, 'actual'),
      yearBeforeSentences(writer),
      registerSentences(writer, resultYear),
    ]),
    part(writer, { vi: 'Kết quả theo nội dung hoạt động', en: 'Results by activity' }, [
      ...told.map(({ prose }) => [prose]),
      ...narrative(writer, 'activity').map((prose) => [prose]),
    ]),
    part(
      writer,
      { vi: 'Số liệu của kỳ khác', en: 'Figures of other periods' },
      periodParagraphs(writer),
    ),
    part(
      writer,
      { vi: 'Số liệu do từng tỉnh công bố', en: 'Figures single provinces published' },
      provinceParagraphs(writer, [...new Set([resultYear, writer.report.year])]),
    ),
  ])
}

function assessment(writer: Writer): Unnumbered {
  const { resultYear, year } = writer.report
  return section(writer, { vi: 'ĐÁNH GIÁ', en: 'ASSESSMENT' }, [
    part(writer, null, [
      narrative(writer, 'assessment'),
      ratioSentences(writer, resultYear),
      year === resultYear ? [] : ratioSentences(writer, year),
      evennessSentences(writer),
    ]),
    {
      heading: { vi: 'Số liệu chưa khớp', en: 'Figures that do not add up' }[writer.language],
      paragraphs: findingSentences(writer).map(({ runs, index }) => ({ runs, findings: [index] })),
      tells: 'findings',
    },
  ])
}

function obstacles(writer: Writer): Unnumbered {
  return section(writer, { vi: 'TỒN TẠI, VƯỚNG MẮC', en: 'OBSTACLES' }, [
    part(
      writer,
      null,
      narrative(writer, 'obstacle').map((prose) => [prose]),
    ),
  ])
}

function nextPlan(writer: Writer): Unnumbered {
  const year = planYearOf(writer.report)
  const told = resultSentences(writer, resultsOf(writer, year, planned))
  return section(writer, { vi: `KẾ HOẠCH NĂM ${year}`, en: `PLAN FOR ${year}` }, [
    part(writer, null, [
      moneySentences(writer, year, 'plan'),
      provinceSentences(writer, year, 'plan'),
      registerSentences(writer, year),
      ...told.map(({ prose }) => [prose]),
    ]),
  ])
}

function proposals(writer: Writer): Unnumbered {
  return section(writer, { vi: 'KIẾN NGHỊ', en: 'PROPOSALS' }, [
    part(
      writer,
      null,
      narrative(writer, 'proposal').map((prose) => [prose]),
    ),
  ])
}

function narrative(writer: Writer, what: Parameters<typeof narrativeSentences>[1]): Prose[] {
  const { resultYear, year } = writer.report
  return narrativeSentences(writer, what, [...new Set([resultYear, resultYear + 1, year])])
}

function section(writer: Writer, heading: Bilingual, parts: readonly Part[]): Unnumbered {
  return {
    heading: heading[writer.language],
    parts: parts.filter(({ paragraphs }) => paragraphs.length > 0),
  }
}

/** The parts of a section counted, without those that say nothing. */
function numbered(section: Unnumbered): Unnumbered {
  const parts = section.parts.map((part, index) => ({
    ...part,
    heading: part.heading && `${index + 1}. ${part.heading}`,
  }))
  return { ...section, parts }
}

function part(
  writer: Writer,
  heading: Bilingual | null,
  paragraphs: readonly (readonly Prose[])[],
): Part {
  return {
    heading: heading && heading[writer.language],
    paragraphs: paragraphs
      .map((sentences) => paragraph(sentences))
      .filter((runs) => runs.length > 0)
      .map((runs) => ({ runs, findings: findingsAt(writer, runs) })),
  }
}

/** The findings about the numbers a paragraph states: each is shown where most of its numbers stand. */
function findingsAt({ report }: Writer, runs: Prose): Paragraph['findings'] {
  const stated = new Set(figuresOf(runs))
  return report.findings.flatMap(({ ids, verdict }, index) =>
    verdict !== 'incomplete' && ids.filter((id) => stated.has(id)).length * 2 > ids.length
      ? [index]
      : [],
  )
}
