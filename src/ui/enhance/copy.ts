/** Lets a text be copied by a button that stands hidden beside it: `data-copies` names it, `data-copied` and `data-failed` say how it went. */
export function copyBy(button: HTMLButtonElement): void {
  const { copies = '', copied = '', failed = '' } = button.dataset
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  button.after(' ', status)
  button.hidden = false
  button.addEventListener('click', async () => {
    const text = document.getElementById(copies)?.textContent ?? ''
    status.textContent = await navigator.clipboard.writeText(text).then(
      () => copied,
      () => failed,
    )
  })
}
