import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'
import { isPhone, requestLimits } from './requests.ts'

/**
 * What consent is asked for, each with every version of its words, so that it can always be said what was agreed to. Nothing
 * else the product does needs one: the rest is the work of a State body, by law.
 */
export const consentPurposes = {
  contactPhone: {
    1: {
      vi: 'Tôi đồng ý để số điện thoại này hiện cho người quản lý vai trò của tôi và người nhận ủy quyền với tôi, để liên hệ công việc. Tôi rút lại được bất cứ lúc nào; khi rút, số điện thoại bị xóa.',
      en: 'I agree that this telephone number is shown to whoever manages my roles and to my deputies, for work. I may withdraw at any time; the number is then erased.',
    },
  },
} as const satisfies Readonly<
  Record<string, Readonly<Record<number, { readonly vi: string; readonly en: string }>>>
>
export type ConsentPurpose = keyof typeof consentPurposes

/** The version of the words that is asked with today. */
export const currentVersion = { contactPhone: 1 } as const satisfies Record<ConsentPurpose, number>

export type ConsentReason = 'not-agreed' | 'phone-missing' | 'phone-shape'

/** Whether somebody has agreed: by a mark they made themselves, to a number they gave. */
export function decideConsent({
  agrees,
  phone,
}: {
  readonly agrees: boolean
  readonly phone: string
}): Decision<{ readonly phone: string }, ConsentReason> {
  const number = phone.trim()
  const reasons: Reason<ConsentReason>[] = []
  if (number === '') reasons.push({ code: 'phone-missing', field: 'phone' })
  else if (!isPhone(number) || number.length > requestLimits.phone)
    reasons.push({ code: 'phone-shape', field: 'phone' })
  if (!agrees) reasons.push({ code: 'not-agreed', field: 'agrees' })
  return reasons.length > 0 ? refuse(reasons) : allow({ phone: number })
}
