// Passkeys are the one thing here that no form can do: the browser itself has to be asked.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-passkey]')) {
  if ('PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential)
    use(button)
}

function use(button: HTMLButtonElement): void {
  const {
    options = '',
    answer = '',
    way = 'get',
    name = '',
    after = '',
    failed = '',
  } = button.dataset
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  button.after(' ', status)
  button.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    status.textContent = ''
    try {
      const given = name ? (document.getElementById(name) as HTMLInputElement | null)?.value : ''
      // Who is led elsewhere first finds the name again on coming back.
      const asked = await json(
        name ? `${options}?${new URLSearchParams({ ten: given ?? '' })}` : options,
      )
      if (typeof asked.go === 'string') return location.assign(asked.go)
      const response = await credentialFor(way, asked)
      const { go } = await json(answer, { response, name: given ?? '', after })
      if (typeof go === 'string') return location.assign(go)
      throw new Error('no way on')
    } catch {
      status.textContent = failed
      button.disabled = false
    }
  })
}

async function credentialFor(way: string, asked: Record<string, unknown>): Promise<unknown> {
  const credential =
    way === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
            asked as unknown as PublicKeyCredentialCreationOptionsJSON,
          ),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
            asked as unknown as PublicKeyCredentialRequestOptionsJSON,
          ),
        })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
  return credential.toJSON()
}

async function json(address: string, body?: object): Promise<Record<string, unknown>> {
  const sent = body
    ? {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }
    : {}
  const answer = await fetch(address, {
    ...sent,
    headers: { ...sent.headers, accept: 'application/json' },
  })
  if (!answer.ok) throw new Error(String(answer.status))
  return (await answer.json()) as Record<string, unknown>
}
