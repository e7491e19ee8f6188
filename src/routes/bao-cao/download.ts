import type { YearReport } from '#modules/reports/api.server.ts'

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A file of a report to be kept, named by its scope and year; a frozen one also by the start of its hash. */
export function download(
  bytes: Uint8Array,
  { slug, year, view }: YearReport,
  kind: keyof typeof types,
  frozenHash?: string,
): Response {
  const frozen = frozenHash ? `-da-chot-${frozenHash.slice(0, 12)}` : ''
  const name = `bao-cao-${slug}-${year}${view === 'today' ? '-quy-doi' : ''}${frozen}.${kind}`
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': types[kind],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
}
