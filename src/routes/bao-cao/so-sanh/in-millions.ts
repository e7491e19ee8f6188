/** Đồng as a plain decimal of triệu đồng, without zeros at its end. */
export function inMillions(dong: string): string {
  const negative = dong.startsWith('-')
  const digits = dong.replace(/^-|\..*$/g, '').padStart(7, '0')
  const decimals = digits.slice(-6).replace(/0+$/, '')
  return `${negative ? '-' : ''}${digits.slice(0, -6)}${decimals ? `.${decimals}` : ''}`
}
