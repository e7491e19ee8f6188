import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Browser } from './browser.ts'
import { formOf, type Form } from './forms.ts'
import { saidIn, sendUntilSettled, type Settled } from './sending.ts'

/** How an official sends forms; the product relies on it. */
export type Habits = {
  /** Whether a form that is sent again carries the key it came with. */
  readonly keepsKey: boolean
}

const mostLooks = 200
const lookAgainMs = 60

/** Where an official fetches forms and sends them, again and again until they are answered. */
export class Desk {
  readonly #browser: Browser
  readonly #habits: Habits
  readonly #blame: (what: string) => void

  constructor(browser: Browser, habits: Habits, blame: (what: string) => void) {
    this.#browser = browser
    this.#habits = habits
    this.#blame = blame
  }

  /** The form of a page, once the page has it: an import is read first. */
  async formAt(path: string, fields: readonly string[], action = ''): Promise<Form> {
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const { answer } = await sendUntilSettled(() => this.#browser.get(path), this.#blame)
      if (answer.status !== 200) throw refused(path, answer)
      const form = formOf(answer.html, { fields, action })
      if (form) return form
      await sleep(lookAgainMs)
    }
    throw new Error(`${path} has no form ${action} with ${fields.join(', ')}`)
  }

  /** Sends a form with what was typed into it. */
  send(path: string, form: Form, typed: Readonly<Record<string, string>>): Promise<Settled> {
    return this.#settle(path, () => {
      const body = new URLSearchParams([...this.#fieldsOf(form)])
      for (const [name, value] of Object.entries(typed)) body.set(name, value)
      return body
    })
  }

  /** Sends a form with a file. */
  sendFile(
    form: Form,
    { name, bytes }: { readonly name: string; readonly bytes: Buffer },
  ): Promise<Settled> {
    return this.#settle('/nhap-excel', () => {
      const body = new FormData()
      for (const [field, value] of this.#fieldsOf(form)) body.set(field, value)
      body.set('file', new File([new Uint8Array(bytes)], name))
      return body
    })
  }

  #fieldsOf({ fields }: Form): ReadonlyMap<string, string> {
    const isKept = this.#habits.keepsKey || !fields.has('key')
    return isKept ? fields : new Map([...fields, ['key', `${randomUUID()}.anew`]])
  }

  async #settle(path: string, body: () => URLSearchParams | FormData): Promise<Settled> {
    const attempt = () => this.#browser.post(path, body())
    const settled = await sendUntilSettled(attempt, this.#blame)
    if (settled.answer.status !== 303) throw refused(path, settled.answer)
    return settled
  }
}

const refused = (path: string, { status, html }: Answer) =>
  new Error(`${path} answers ${status}: ${saidIn(html)}`)
