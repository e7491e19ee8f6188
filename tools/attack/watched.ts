import type { Target } from './battery.ts'

/** Schemes no form of the surface is about, by their own address or by an import it undoes: nobody may change them. */
export async function watchedSchemes({ database, surface }: Target): Promise<string[]> {
  const rows = await database.rows<{ id: string }>(
    'select id from scheme where import_batch is null order by id desc limit 20',
  )
  return rows
    .map(({ id }) => id)
    .filter((id) => !surface.forms.some(({ path }) => path.includes(id)))
}
