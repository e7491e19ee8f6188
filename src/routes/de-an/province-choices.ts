import { listProvinces } from '#modules/territory/api.server.ts'

/** The provinces of both maps as choices, `34:79`, in alphabetical order. */
export function provinceChoices(): { value: string; name: string; list: 63 | 34 }[] {
  return ([34, 63] as const).flatMap((list) =>
    listProvinces(list)
      .map(({ code, name }) => ({ value: `${list}:${code}`, name, list }))
      .sort((a, b) => collator.compare(a.name, b.name)),
  )
}

const collator = new Intl.Collator('vi')
