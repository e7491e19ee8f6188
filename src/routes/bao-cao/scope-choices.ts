import { reportsOnOffer } from '#modules/reports/api.server.ts'
import { listProvinces } from '#modules/territory/api.server.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'

/** Every scope a report can be asked for: the nation, the regions, and the provinces of both maps. */
export async function scopeChoices() {
  const offered = await reportsOnOffer()
  const large = (kind: 'nation' | 'region') =>
    offered.flatMap(({ scope, slug, name }) =>
      scope.kind === kind ? [{ value: slug, label: name[getLocale()] }] : [],
    )
  return [
    ...large('nation'),
    ...grouped(m.reports_regions(), large('region')),
    ...grouped(m.reports_provinces34(), provincesOf(34)),
    ...grouped(m.reports_provinces63(), provincesOf(63)),
  ]
}

const collator = new Intl.Collator('vi')

const provincesOf = (list: 63 | 34) =>
  listProvinces(list)
    .map(({ code, name }) => ({ value: `tinh-${list}-${code}`, label: name }))
    .sort((a, b) => collator.compare(a.label, b.label))

const grouped = (group: string, choices: readonly { value: string; label: string }[]) =>
  choices.map((choice) => ({ ...choice, group }))
