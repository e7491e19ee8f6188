import { readDong } from '../form/read-dong.ts'
import { sayDong } from '../form/say-dong.ts'

/** Says under an amount, while it is typed, how it will be read. */
export function readMoneyIn(input: HTMLInputElement): void {
  const reading = document.getElementById(`${input.id}-reading`)
  if (!reading) return
  const locale = document.documentElement.lang === 'en' ? 'en' : 'vi'
  const { reading: pattern = '', unread = '' } = reading.dataset
  input.addEventListener('input', () => {
    const amount = readDong(input.value)
    if (!input.value.trim()) reading.textContent = ''
    else
      reading.textContent =
        amount === undefined ? unread : pattern.replace('{amount}', sayDong(amount, locale))
  })
}
