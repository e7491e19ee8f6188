import { closeByEscape } from './close-menu.ts'
import { copyBy } from './copy.ts'
import { readMoneyIn } from './read-money.ts'
import { sayBusy } from './say-busy.ts'
import { suggestIn } from './suggest.ts'

// All the script a page loads. Pages are complete without it; it only adds to what stands in them.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-suggest]')) suggestIn(form)
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-money]'))
  readMoneyIn(input)
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-busy]')) sayBusy(form)
for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu]'))
  closeByEscape(menu)
// A browser gives its clipboard to pages that came safely alone.
if ('clipboard' in navigator)
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]'))
    copyBy(button)
