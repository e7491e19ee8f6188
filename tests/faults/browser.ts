/** What came back: a page, or where to go next. */
export type Answer = {
  readonly status: number
  readonly location: string | null
  readonly html: string
}

const patienceMs = 20_000

/** A browser without JavaScript: it keeps cookies, sends forms from their own page and follows nothing by itself. */
export class Browser {
  readonly address: string
  readonly #cookies = new Map<string, string>()
  #line = new AbortController()

  constructor(address: string) {
    this.address = address
  }

  get(path: string): Promise<Answer> {
    return this.#send(path, {})
  }

  post(path: string, body: URLSearchParams | FormData): Promise<Answer> {
    return this.#send(path, { method: 'POST', body, headers: { origin: this.address } })
  }

  /** Cuts what is on the line: what was sent may have arrived, its answer does not. */
  cutLine(): void {
    this.#line.abort(new Error('the line was cut'))
    this.#line = new AbortController()
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(new URL(path, this.address), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, accept: 'text/html', cookie: this.#cookieLine() },
      signal: AbortSignal.any([this.#line.signal, AbortSignal.timeout(patienceMs)]),
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return {
      status: response.status,
      location: response.headers.get('location'),
      html: await response.text(),
    }
  }

  #cookieLine(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    const isGone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))
    if (isGone) this.#cookies.delete(name.trim())
    else this.#cookies.set(name.trim(), value.join('='))
  }
}
