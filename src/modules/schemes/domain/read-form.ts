import { asDecimal, decimalText } from '#core/decimal.ts'
import type { Reason } from '#core/decision.ts'
import {
  activityKinds,
  fundTiers,
  moneySourceCodes,
  schemeStatuses,
  type RefusalCode,
  type SchemeDraft,
  type SchemeFormText,
} from '../model.ts'
import { plainNumber, readMoney } from './read-money.ts'

type Refusal = Reason<RefusalCode>
/** A form read: the scheme it states, with what could not be read left unknown and named. */
export type FormReading = { readonly draft: SchemeDraft; readonly unreadable: readonly Refusal[] }

/** Reads the typed form of a scheme. */
export function readSchemeForm(text: SchemeFormText): FormReading {
  const unreadable: Refusal[] = []
  const choice = <T extends string>(
    field: string,
    value: string,
    table: Readonly<Record<T, unknown>>,
  ): T | null => {
    if (value === '') return null
    if (Object.hasOwn(table, value)) return value as T
    unreadable.push({ code: 'choiceUnknown', field, detail: { text: value } })
    return null
  }
  const year = (field: string, value: string): number | null => {
    const clean = value.trim()
    if (clean === '') return null
    if (/^\d{4}$/.test(clean)) return Number(clean)
    unreadable.push({ code: 'yearUnreadable', field })
    return null
  }
  const province = /^(63|34):(\d{2})$/.exec(text.province)
  const draft: SchemeDraft = {
    title: text.title,
    activityKind: choice('kind', text.kind, activityKinds),
    isFlagship: text.isFlagship,
    isGroup: text.isGroup,
    fundTier: choice('tier', text.tier, fundTiers),
    place: {
      list: province?.[1] === '34' ? 34 : 63,
      provinceCode: province?.[2] ?? '',
      detail: text.placeDetail,
    },
    establishments: text.establishments.split('\n'),
    implementer: text.implementer,
    yearFrom: year('yearFrom', text.yearFrom),
    yearTo: year('yearTo', text.yearTo),
    money: readMoneyLines(text, unreadable),
    outputs: readOutputs(text, unreadable),
    status: choice('status', text.status, schemeStatuses) ?? 'unknown',
    documentNumber: text.documentNumber,
    sourceUrl: text.sourceUrl,
    sourceNote: text.sourceNote,
    note: text.note,
  }
  return { draft, unreadable }
}

function readMoneyLines(text: SchemeFormText, unreadable: Refusal[]): SchemeDraft['money'] {
  const amount = (field: string, typed: string): bigint | null => {
    const read = readMoney(typed)
    if (read !== undefined) return read
    unreadable.push({ code: 'moneyUnreadable', field, detail: { text: typed } })
    return null
  }
  return moneySourceCodes.flatMap((source) => {
    const { planned, actual } = text.money[source]
    if (planned.trim() === '' && actual.trim() === '') return []
    return [
      {
        source,
        plannedDong: amount(`money.${source}.plannedDong`, planned),
        actualDong: amount(`money.${source}.actualDong`, actual),
      },
    ]
  })
}

function readOutputs(text: SchemeFormText, unreadable: Refusal[]): SchemeDraft['outputs'] {
  const quantity = (field: string, typed: string): string | null => {
    const clean = typed.trim()
    if (clean === '') return null
    const read = asDecimal(plainNumber(clean) ?? '')
    if (read) return decimalText(read)
    unreadable.push({ code: 'quantityUnreadable', field, detail: { text: clean } })
    return null
  }
  return text.outputs.flatMap(({ indicator, planned, actual }, index) => {
    const field = `outputs.${index}`
    if (indicator === '') {
      if ((planned + actual).trim() !== '') unreadable.push({ code: 'indicatorMissing', field })
      return []
    }
    return [{ indicator, planned: quantity(field, planned), actual: quantity(field, actual) }]
  })
}
