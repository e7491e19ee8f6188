import { formatDong, formatMoney } from '../format.ts'

type Locale = 'vi' | 'en'

/** An amount said in full and as offices say it: `1.200.000.000 đ (1,2 tỷ đồng)`. */
export function sayDong(amount: bigint, locale: Locale): string {
  const [full, short] = [formatDong(amount, locale), formatMoney(amount, locale)]
  return full === short ? full : `${full} (${short})`
}
