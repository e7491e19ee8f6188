import { suggestions, type Suggestion } from '../search/suggestion.ts'

const wait = 140
const least = 2

/** Lets a search form suggest while typing: a list box under its input, moved through with the arrows. */
export function suggestIn(form: HTMLFormElement): void {
  const input = form.querySelector('input')
  const list = form.querySelector<HTMLElement>('[data-list]')
  const status = form.querySelector<HTMLElement>('[data-status]')
  const address = form.dataset.suggest
  if (!input || !list || !status || !address) return
  const { found = '' } = form.dataset

  let asked = new AbortController()
  let timer = 0
  let active = -1

  const show = (items: readonly Suggestion[]) => {
    active = -1
    list.replaceChildren(...items.map((item, index) => option(item, `${list.id}-${index}`)))
    list.hidden = items.length === 0
    input.setAttribute('aria-expanded', String(items.length > 0))
    input.removeAttribute('aria-activedescendant')
    status.textContent = items.length > 0 ? found.replace('{count}', String(items.length)) : ''
  }
  const close = () => {
    clearTimeout(timer)
    asked.abort()
    show([])
  }
  const ask = () => {
    clearTimeout(timer)
    asked.abort()
    const typed = input.value.trim()
    if (typed.length < least) return show([])
    timer = window.setTimeout(async () => {
      asked = new AbortController()
      const { signal } = asked
      const items = await suggestions(address, typed, signal)
      if (!signal.aborted) show(items)
    }, wait)
  }
  const move = (step: number) => {
    const options = [...list.children]
    options[active]?.setAttribute('aria-selected', 'false')
    active = (active + step + options.length) % options.length
    options[active]?.setAttribute('aria-selected', 'true')
    input.setAttribute('aria-activedescendant', options[active]?.id ?? '')
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') {
      // The browser would empty the field; the first Escape takes away the list only.
      if (!list.hidden) event.preventDefault()
      close()
    }
    if (list.hidden) return
    const chosen = list.children[active]
    if (step) move(step)
    else if (event.key === 'Enter' && chosen instanceof HTMLElement) chosen.click()
    else return
    event.preventDefault()
  }

  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  })) {
    input.setAttribute(name, value)
  }
  input.addEventListener('input', ask)
  input.addEventListener('keydown', press)
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) close()
  })
}

function option({ href, label, detail, kind }: Suggestion, id: string): HTMLElement {
  const link = document.createElement('a')
  link.id = id
  link.href = href
  link.tabIndex = -1
  link.setAttribute('role', 'option')
  link.setAttribute('aria-selected', 'false')
  const name = textIn('span', label)
  if (detail) name.append(textIn('small', detail))
  link.append(name, textIn('em', kind))
  return link
}

function textIn(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}
