import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'

// Pictures of pages at both widths and in both themes, for a person to look at.
// node tools/screenshots.ts --base http://127.0.0.1:4210 --out /tmp/shots [--no-script] [--as 'Hoàng Văn Đức'] / /de-an
process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
const { default: sparticuz } = await import('@sparticuz/chromium')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:3000' },
    out: { type: 'string', default: '/tmp/screenshots' },
    widths: { type: 'string', default: '390,1440' },
    themes: { type: 'string', default: 'light,dark' },
    'no-script': { type: 'boolean', default: false },
    /** Somebody of the demo world, by name. */
    as: { type: 'string' },
    /** Only what a screen shows first, not the whole page. */
    fold: { type: 'boolean', default: false },
  },
})
mkdirSync(values.out, { recursive: true })

const browser = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: ['--no-sandbox', '--disable-background-networking'],
})
for (const width of values.widths.split(',').map(Number)) {
  for (const colorScheme of values.themes.split(',') as ('light' | 'dark')[]) {
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 844 : 900 },
      colorScheme,
      javaScriptEnabled: !values['no-script'],
      locale: 'vi-VN',
    })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') console.log(`${page.url()}: ${message.text()}`)
    })
    if (values.as !== undefined) {
      await page.goto(new URL('/dang-nhap', values.base).href)
      await page.getByRole('button', { name: values.as }).click()
      await page.waitForURL((url) => url.pathname !== '/dang-nhap')
    }
    for (const path of positionals) {
      await page.goto(new URL(path, values.base).href, { waitUntil: 'networkidle' })
      const name = path.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'home'
      const file = join(values.out, `${name}-${String(width)}-${colorScheme}.png`)
      await page.screenshot({ path: file, fullPage: !values.fold })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      console.log(overflow > 0 ? `${file} — ${String(overflow)} px wider than the screen` : file)
    }
    await context.close()
  }
}
await browser.close()
