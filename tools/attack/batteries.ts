import type { Battery } from './battery.ts'
import { atOnce } from './batteries/at-once.ts'
import { contract } from './batteries/contract.ts'
import { crossSite } from './batteries/cross-site.ts'
import { elsewhere } from './batteries/elsewhere.ts'
import { formulas } from './batteries/formulas.ts'
import { fuzz } from './batteries/fuzz.ts'
import { headers } from './batteries/headers.ts'
import { leaks } from './batteries/leaks.ts'
import { machines } from './batteries/machines.ts'
import { overload } from './batteries/overload.ts'
import { rawHttp } from './batteries/raw-http.ts'
import { records } from './batteries/records.ts'
import { scripts } from './batteries/scripts.ts'
import { sessions } from './batteries/sessions.ts'
import { slowClients } from './batteries/slow-clients.ts'
import { sqlInjection } from './batteries/sql-injection.ts'
import { uploads } from './batteries/uploads.ts'

/** Every battery, in the order they are sent: those that wear the program out come last. */
export const batteries: readonly Battery[] = [
  headers,
  crossSite,
  rawHttp,
  sessions,
  records,
  leaks,
  elsewhere,
  contract,
  machines,
  scripts,
  formulas,
  uploads,
  atOnce,
  sqlInjection,
  fuzz,
  slowClients,
  overload,
]

/** Those that hold the program at its limits and have to wait for it. */
export const slowOnes: readonly string[] = [slowClients.name, overload.name]
