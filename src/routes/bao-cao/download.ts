import type { YearReport } from '#modules/reports/api.server.ts'

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A file of a report to be kept, named by its scope and year. */
export function download(
  bytes: Uint8Array,
  { slug, year, view }: YearReport,
  kind: keyof typeof types,
): Response {
  const name = `bao-cao-${slug}-${year}${view === 'today' ? '-quy-doi' : ''}.${kind}`
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': types[kind],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
}
