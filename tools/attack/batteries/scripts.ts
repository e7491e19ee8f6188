import type { Browser, Page } from '@playwright/test'
import type { Battery, Effort, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { formSent, uploadSent } from '../bodies.ts'
import { chance, shuffled } from '../chance.ts'
import { canary, scriptPayloads } from '../corpora/scripts.ts'
import { workbookOf } from '../made-workbook.ts'
import { naiveRead, plantServer } from '../naive.ts'
import { forEachUntil, send, type Sent } from '../send.ts'
import { openBrowser } from '../target/browser.ts'
import { pathOf, type FormDoor } from '../target/surface.ts'

const tabs = 2
const pageWithinMs = 15_000
const leastMs = 3_000

/** Scripts stored by forms and files, and scripts in addresses, on every page that shows them, in a browser. */
export const scripts: Battery = {
  name: 'scripts',
  says: 'markup stored by every form and by a file, and in every address, opened in a browser',
  share: 3,
  attack,
  teeth: () => [writesUnescaped(), writesUnescapedUnderAPolicy()],
}

/** What is opened: an address, or the answer to a form shown as its page. */
type Opening = { readonly route: string; readonly says: string; readonly sent: Sent }

async function attack(target: Target, { seed, forMs }: Effort): Promise<Outcome> {
  const random = chance(seed)
  const stored = await store(
    target,
    shuffled(scriptPayloads, random).slice(0, forMs < 30_000 ? 8 : undefined),
  )
  const browser = await openBrowser()
  const faults: Fault[] = []
  try {
    const usual = new Map<string, number>()
    const openings = [...stored, ...shuffled([...reflected(target), ...redrawn(target)], random)]
    const until = performance.now() + Math.max(forMs, leastMs)
    const pages = await Promise.all(Array.from({ length: tabs }, () => openTab(browser)))
    const free = [...pages]
    const tried = await forEachUntil(openings, { atOnce: tabs, until }, async (opening) => {
      const page = free.pop()
      if (!page) throw new Error('more work than tabs')
      faults.push(...(await look(target, page, opening, usual)))
      free.push(page)
    })
    return {
      tried,
      faults,
      figures: {
        payloads: scriptPayloads.length,
        'pages opened': tried,
        'pages in all': openings.length,
      },
    }
  } finally {
    await browser.close()
  }
}

/** A tab with cookies of its own: the next page may be asked for by somebody else. */
async function openTab(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN' })
  await context.addInitScript(watchPolicy)
  return context.newPage()
}

async function signInAs(page: Page, target: Target, path: string): Promise<void> {
  await page.context().clearCookies()
  const pairs = (target.visitorFor(path).cookie ?? '').split('; ').filter((pair) => pair !== '')
  await page.context().addCookies(
    pairs.map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      value: pair.slice(pair.indexOf('=') + 1),
      url: target.address,
    })),
  )
}

function watchPolicy(): void {
  const seen: string[] = []
  Object.assign(window, { kcViolations: seen })
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    seen.push(`${violatedDirective} ${blockedURI}`)
  })
}

/** Opens one page and says what ran, what tried to, and what it found changed. */
async function look(
  target: Target,
  page: Page,
  { route, says, sent }: Opening,
  usual: Map<string, number>,
): Promise<Fault[]> {
  const found: string[] = []
  page.removeAllListeners()
  page.on('dialog', (dialog) => {
    found.push('a dialog')
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text()))
      found.push(message.text().slice(0, 150))
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(target.address)) found.push(`asks ${request.url().slice(0, 100)}`)
  })
  const url = target.address + sent.path.split('?/')[0]
  await signInAs(page, target, sent.path)
  try {
    if (sent.method === 'POST') await showAnswer(target, page, url, sent)
    else await page.goto(target.address + sent.path, { waitUntil: 'load', timeout: pageWithinMs })
    const state = await page.evaluate(stateOfPage, canary)
    found.push(...state.odd)
    const before = usual.get(route)
    if (before === undefined) usual.set(route, state.scripts)
    else if (state.scripts !== before) found.push(`${state.scripts} scripts instead of ${before}`)
  } catch (error) {
    // An address that is no page, such as a file to keep, is not opened by a browser either.
    if (/Execution context was destroyed|interrupted by another navigation/.test(String(error)))
      found.push('the page went elsewhere')
    else if (!/Download is starting|ERR_ABORTED|ERR_INVALID_RESPONSE|Timeout/i.test(String(error)))
      throw error
  } finally {
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  }
  return found.map((what): Fault => ({
    kind: 'script-run',
    where: `${route} ${says}`.slice(0, 300),
    what,
  }))
}

/** The answer to a form, as the browser would show it had the form been sent there. */
async function showAnswer(target: Target, page: Page, url: string, sent: Sent): Promise<void> {
  const { status, headers, body } = await send(target, sent)
  const kept = Object.entries(headers).filter(
    ([name]) =>
      !/^(?:content-length|content-encoding|transfer-encoding|connection|keep-alive|set-cookie)$/.test(
        name,
      ),
  )
  await page.route(
    url,
    (route) =>
      route.fulfill({
        status,
        headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
        body,
      }),
    { times: 1 },
  )
  await page.goto(url, { waitUntil: 'load', timeout: pageWithinMs })
}

/** Runs in the page: what no page of ours has. */
function stateOfPage(name: string): { odd: string[]; scripts: number } {
  const state = window as unknown as Record<string, unknown>
  const odd = [...((state.kcViolations as string[] | undefined) ?? [])]
  if (state[name] !== undefined) odd.push('the script ran')
  for (const element of document.querySelectorAll('*')) {
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) odd.push(`<${element.tagName} ${attribute}>`)
      if (
        /^(?:href|src|action|formaction|data|xlink:href)$/i.test(attribute) &&
        /^\s*(?:javascript|data|vbscript):/i.test(value)
      )
        odd.push(`<${element.tagName} ${attribute}=${value.slice(0, 40)}>`)
    }
    if (/^(?:base|object|embed|iframe|frame|applet)$/i.test(element.tagName))
      odd.push(`<${element.tagName}>`)
    if (element.tagName === 'META' && /refresh/i.test(element.getAttribute('http-equiv') ?? ''))
      odd.push('<META refresh>')
  }
  return { odd, scripts: document.scripts.length }
}

/** Every parameter of every page, with a payload in it; the page without one comes first, to know what is usual. */
function reflected({ surface }: Target): Opening[] {
  const pages = surface.reads.filter(({ isDocument, isApi }) => !isDocument && !isApi)
  return pages.flatMap((door) => [
    { route: door.route, says: 'as it is', sent: { path: pathOf(door) } },
    ...door.parameters
      .filter(({ where }) => where === 'query')
      .flatMap(({ name }) =>
        scriptPayloads.map((payload) => ({
          route: door.route,
          says: `${name}=${payload}`,
          sent: { path: pathOf(door, { [name]: encodeURIComponent(payload) }) },
        })),
      ),
  ])
}

/** Forms that come back as they were sent, because something in them is wrong. */
function redrawn({ address, surface }: Target): Opening[] {
  return surface.forms
    .filter(
      ({ path, fileField }) =>
        fileField === undefined &&
        /^\/(?:de-an|so-lieu)/.test(path) &&
        !/\?\/(?:delete|restore|save)/.test(path),
    )
    .flatMap((door) =>
      scriptPayloads.map((payload) => ({
        route: `POST ${door.route}`,
        says: payload,
        sent: formSent(
          address,
          door.path,
          Object.fromEntries(
            Object.keys(door.fields).map((name) => [name, name === 'key' ? '' : payload]),
          ),
        ),
      })),
    )
}

/** Stores each payload by each form and by a file; what is to be opened afterwards shows them all. */
async function store(target: Target, payloads: readonly string[]): Promise<Opening[]> {
  const openings: Opening[] = []
  const open = (route: string, says: string, path: string) =>
    openings.push({ route, says, sent: { path } })
  const made = async (sent: Sent) => String((await send(target, sent)).headers.location ?? '')
  const door = (path: string) => target.surface.forms.find((form) => form.path === path)
  const [scheme, paper, freeze] = [
    door('/de-an/moi'),
    door('/so-lieu/moi?/save'),
    door('/bao-cao/vung-NAM/2014?/freeze'),
  ]
  for (const [index, payload] of payloads.entries()) {
    const filled = (form: FormDoor, keep: readonly string[]) =>
      Object.fromEntries(
        Object.entries(form.fields).map(([name, value], n) => [
          name,
          keep.includes(name)
            ? value
            : (payloads[(index + n) % payloads.length] ?? payload).slice(0, 300),
        ]),
      )
    if (scheme) {
      const fields = {
        ...scheme.fields,
        ...Object.fromEntries(
          Object.entries(filled(scheme, [])).filter(([name]) => texts.includes(name)),
        ),
      }
      const location = await made(formSent(target.address, scheme.path, fields))
      if (location !== '') {
        open('/de-an/[id]', payload, location)
        open('/de-an/[id]/sua', payload, `${location}/sua`)
      }
    }
    if (paper) {
      const location = await made(
        formSent(target.address, paper.path, {
          ...paper.fields,
          note: payload,
          'rows[0].unit': payload.slice(0, 40),
          'rows[0].qualifier': payload.slice(0, 40),
        }),
      )
      if (location !== '') open('/so-lieu/nguon/[id]', payload, location)
    }
    if (freeze && index < 3) {
      const location = await made(
        formSent(target.address, freeze.path, {
          key: '',
          reason: payloads
            .slice(index * 10, index * 10 + 10)
            .join(' ')
            .slice(0, 480),
        }),
      )
      if (location !== '') open('/bao-cao/dong-bang/[id]', payload, location)
    }
  }
  openings.push(...(await storeByFile(target, payloads)))
  for (const path of [
    '/de-an?sap=-cap-nhat',
    '/de-an?sap=-cap-nhat&trang=2',
    '/so-lieu',
    '/nhap-excel',
    '/bao-cao',
    '/bao-cao/vung-NAM/2014',
    '/tim-kiem?q=alert',
    '/',
  ])
    open(`stored ${path}`, 'what was stored', path)
  return openings
}

const texts = [
  'title',
  'placeDetail',
  'establishments',
  'implementer',
  'documentNumber',
  'sourceNote',
  'note',
]

async function storeByFile(target: Target, payloads: readonly string[]): Promise<Opening[]> {
  const upload = target.surface.forms.find(({ fileField }) => fileField !== undefined)
  if (!upload) return []
  const heading = [
    'STT',
    'Tên đề án',
    'Cơ sở thụ hưởng',
    'Tỉnh',
    'Năm',
    'Nguồn',
    'Kinh phí',
    'Ghi chú',
  ]
  const rows = payloads.flatMap((payload, n) => [
    [n + 1, payload, payload, 'An Giang', 2018, 'quốc gia', 200, payload],
    [n + 1, payload, payload, payload, payload, payload, payload, payload],
  ])
  const bytes = await workbookOf([['Đơn vị tính: triệu đồng'], heading, ...rows])
  const file = {
    field: upload.fileField ?? 'file',
    name: '<img src=x onerror=alert(1)>.xlsx',
    bytes,
  }
  const { headers } = await send(
    target,
    uploadSent(target.address, upload.path, upload.fields, file),
  )
  const location = String(headers.location ?? '')
  if (location === '') return []
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await send(target, { path: location })
    if (/xem=/.test(body)) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return ['', '?xem=tat-ca', '?xem=can-xem', '?xem=bo-qua', '/cot'].map((more) => ({
    route: `/nhap-excel/[batch]${more}`,
    says: 'a file of markup',
    sent: { path: location + more },
  }))
}

function writesUnescaped(): Tooth {
  return {
    says: 'one text is written down as markup',
    finds: 'script-run',
    plant: (target) =>
      plantServer(target, { reads: [naiveRead('/naive', 'q')] }, ({ url }) => ({
        body: `<!doctype html><h1>${url.searchParams.get('q') ?? ''}</h1>`,
      })),
  }
}

function writesUnescapedUnderAPolicy(): Tooth {
  return {
    says: 'one text is written down as markup, and only the content policy keeps it from running',
    finds: 'script-run',
    plant: (target) =>
      plantServer(target, { reads: [naiveRead('/naive', 'q')] }, ({ url }) => ({
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'",
        },
        body: `<!doctype html><h1>${url.searchParams.get('q') ?? ''}</h1>`,
      })),
  }
}
