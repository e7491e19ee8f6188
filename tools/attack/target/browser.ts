import { tmpdir } from 'node:os'
import { chromium, type Browser } from '@playwright/test'
import { fontsIn } from '../../bootstrap/fonts.mjs'

/** The browser the journeys use, with its own fonts; what it unpacks goes to the folder for temporary files. */
export async function openBrowser(): Promise<Browser> {
  // Read when the package is loaded: it brings its own system libraries only when told so.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
  const { default: unpacked } = await import('@sparticuz/chromium')
  const executablePath = await unpacked.executablePath()
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
    env: { ...process.env, FONTCONFIG_PATH: fontsIn(tmpdir()) } as Record<string, string>,
  })
}
