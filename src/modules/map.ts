/** Which module may use which, through its doors. Read top-down: a module uses only what stands above it. */
export const modules = {
  territory: [],
  indicators: ['territory'],
  establishments: ['territory'],
  schemes: ['territory', 'establishments', 'indicators'],
  imports: ['territory', 'schemes'],
  reports: ['territory', 'indicators', 'schemes'],
} as const satisfies Readonly<Record<string, readonly string[]>>
