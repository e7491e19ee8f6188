import { isRecordId } from '#core/record-id.ts'

const none = '00000000-0000-0000-0000-000000000000'

/** An identifier as a form sends it; what is none is that of nothing. */
export const sentId = (text: string) => (isRecordId(text) ? text : none)
