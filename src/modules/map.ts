/** Which module may use which, through its doors. Read top-down: a module uses only what stands above it. */
export const modules = {
  territory: [],
  access: ['territory'],
  keys: ['access'],
  indicators: ['territory', 'access'],
  establishments: ['territory', 'access'],
  schemes: ['territory', 'access', 'establishments', 'indicators'],
  sharing: ['territory', 'access', 'schemes'],
  imports: ['territory', 'access', 'schemes'],
  reports: ['territory', 'access', 'indicators', 'schemes'],
  privacy: ['access'],
} as const satisfies Readonly<Record<string, readonly string[]>>
