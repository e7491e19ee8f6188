const scales: readonly (readonly [RegExp, number])[] = [
  [/^(tỷ|tỉ|ty|ti|bn|billion)( ?(đồng|đ|vnd))?$/, 9],
  [/^(triệu|trieu|tr|tr\.đ|trđ|million|m)( ?(đồng|đ|vnd))?$/, 6],
  [/^(nghìn|ngàn|k)( ?(đồng|đ|vnd))?$/, 3],
  [/^(đồng|đ|vnd|vnđ)?$/, 0],
]

/**
 * Whole đồng from what a person types: `1.250.000`, `350 tr`, `1,2 tỷ`.
 * A dot groups thousands, a comma starts decimals; what fits neither, or leaves part of a đồng, is `undefined`.
 */
export function readDong(text: string): bigint | undefined {
  const parts = /^([\d.\s\u00a0]+)(?:,(\d+))?\s*(\D*)$/.exec(
    text.trim().toLowerCase().normalize('NFC'),
  )
  const whole = parts?.[1]?.trim() ?? ''
  if (!/^\d{1,3}([.\s\u00a0]\d{3})+$|^\d+$/.test(whole)) return undefined
  const unit = parts?.[3]?.trim() ?? ''
  const places = scales.find(([pattern]) => pattern.test(unit))?.[1]
  if (places === undefined) return undefined
  const decimals = (parts?.[2] ?? '').replace(/0+$/, '')
  if (decimals.length > places) return undefined
  return BigInt(whole.replace(/\D/g, '') + decimals.padEnd(places, '0'))
}
