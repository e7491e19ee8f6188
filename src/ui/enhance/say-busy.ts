/** Says that a slow act is under way, from the press until the answer; the words are in `data-busy`. */
export function sayBusy(form: HTMLFormElement): void {
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  form.append(status)
  form.addEventListener('submit', () => {
    status.textContent = form.dataset.busy ?? ''
  })
  // Coming back, the page may stand as it was left.
  window.addEventListener('pageshow', () => {
    status.textContent = ''
  })
}
