import { fail, redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { correctMapping, findImport } from '#modules/imports/api.server.ts'
import {
  isFieldCode,
  moneyUnits,
  type FieldCode,
  type ImportBatch,
  type MappingCorrection,
  type MoneyUnit,
} from '#modules/imports/model.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { batchId } from '../batch-id.ts'
import { readSent } from '../sent.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params }) => {
  const batch = await openBatch(params.batch)
  if (batch.state !== 'preview') redirect(303, to(`/nhap-excel/${batch.id}`))
  return { batch }
}

async function openBatch(text: string): Promise<ImportBatch> {
  const batch = await findImport(batchId(text))
  if (!batch) throw new Failure('not-found', `import ${text}`)
  return batch
}

export const actions: Actions = {
  default: async ({ params, request, cookies }) => {
    const batch = await openBatch(params.batch)
    const { text, key } = await readSent(request)
    const errors: Record<string, string> = {}
    const said = batch.mappings.map((mapping, sheet): MappingCorrection => {
      const year = text(`year.${sheet}`)
      if (year !== '' && !/^(19|20)\d\d$/.test(year)) errors[`year.${sheet}`] = m.imports_year_bad()
      return {
        sheet: mapping.sheet,
        isTaken: text(`taken.${sheet}`) === 'on',
        fields: fieldsOf(batch, sheet, text),
        unit: unitOf(text(`unit.${sheet}`)),
        province: text(`province.${sheet}`) || null,
        year: year === '' ? null : Number(year),
      }
    })
    if (Object.keys(errors).length > 0) return fail(422, { errors })
    await correctMapping(batch.id, said, key)
    leaveNotice(cookies, { tone: 'ok', text: m.imports_columns_saved() })
    redirect(303, to(`/nhap-excel/${batch.id}`))
  },
}

function fieldsOf(
  { summary }: ImportBatch,
  sheet: number,
  text: (name: string) => string,
): Record<number, FieldCode> {
  const headings = summary?.sheets[sheet]?.headings ?? []
  return Object.fromEntries(
    headings.flatMap(({ col }) => {
      const field = text(`field.${sheet}.${col}`)
      return isFieldCode(field) ? [[col, field] as const] : []
    }),
  )
}

function unitOf(text: string): MoneyUnit | null {
  return Object.hasOwn(moneyUnits, text) ? (text as MoneyUnit) : null
}
