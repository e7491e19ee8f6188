/** A menu closes on Escape, and the keyboard is back at what opened it. */
export function closeByEscape(menu: HTMLDetailsElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return
    const isInside = menu.contains(document.activeElement)
    menu.open = false
    if (isInside) menu.querySelector('summary')?.focus()
  })
}
