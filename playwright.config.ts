import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { stateOf } from './tests/journeys/people.ts'
import chromium from '@sparticuz/chromium'

// `npm test -- journeys` chooses a free port and a folder of its own; these are for a run by hand.
const port = process.env.KC_JOURNEY_PORT ?? '4173'
const folder = process.env.KC_JOURNEY_FOLDER ?? join(tmpdir(), 'kc-journeys')

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } }
const phone = {
  ...devices['Desktop Chrome'],
  viewport: { width: 390, height: 844 },
  hasTouch: true,
}

export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: join(folder, 'results'),
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://localhost:${port}`,
    // Whoever a journey does not name is an officer of the agency; `become` makes it somebody else’s.
    storageState: stateOf('agencyOfficer'),
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    launchOptions: {
      // Where no language is set, the browser cannot write a file’s Vietnamese name.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      executablePath: await chromium.executablePath(),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
    },
  },
  projects: [
    {
      name: 'sign-in',
      testMatch: 'people.setup.ts',
      use: { ...desktop, storageState: { cookies: [], origins: [] } },
    },
    {
      name: 'desktop-1440',
      use: desktop,
      dependencies: ['sign-in'],
      // Long ways through several people's days: with script on a phone, without on a desk.
      testIgnore: /(accounts|first-office|handover|import-refusals|keys|personal-data)\.spec\.ts$/,
    },
    {
      name: 'desktop-nojs',
      use: { ...desktop, javaScriptEnabled: false },
      dependencies: ['sign-in'],
    },
    { name: 'phone-390', use: phone, dependencies: ['sign-in'] },
  ],
  // The product as anybody starts it, on the demo world.
  webServer: {
    command: `"${process.execPath}" tools/start.mjs`,
    env: { PORT: port, KC_DATA_DIR: join(folder, 'world') },
    url: `http://localhost:${port}/ready`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})
