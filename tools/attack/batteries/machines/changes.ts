import { randomUUID } from 'node:crypto'
import type { Target } from '../../battery.ts'
import { send, type Sent } from '../../send.ts'

/** Where the program describes what machines may do. */
export const documentPath = '/api/v1/openapi.json'

/** An operation as the document has it. */
export type Operation = {
  readonly id: string
  readonly method: string
  /** `/api/v1/schemes/{id}`. */
  readonly path: string
  readonly scope: string
}

/** What an attack must know of a change, which the document does not say: headers and a body that work. */
type KnownChange = {
  readonly headers: () => Readonly<Record<string, string>>
  readonly body: () => Readonly<Record<string, unknown>>
}

const scheme = () => ({
  title: `Máy sấy của máy ${randomUUID()}`,
  activityKind: 'machinery',
  isFlagship: false,
  fundTier: 'local',
  place: { list: 34, provinceCode: '66', detail: 'Xã Cư Ni' },
  establishments: ['HTX Thử của máy'],
  implementer: 'Trung tâm Khuyến công',
  yearFrom: 2026,
  money: [{ source: 'provincial', plannedDong: '300000000', actualDong: null }],
  outputs: [{ indicator: 'machines', planned: '2', actual: null }],
  status: 'idea',
  documentNumber: '1/QĐ',
  note: 'Thử',
  confirm: true,
})

/** Every change machines can make. One that is missing here, or that is gone, fails the attack before it begins. */
export const knownChanges: Readonly<Record<string, KnownChange>> = {
  createScheme: {
    headers: () => ({ 'idempotency-key': randomUUID() }),
    body: scheme,
  },
  updateScheme: {
    headers: () => ({ 'if-match': '"1"' }),
    body: scheme,
  },
}

type Document = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly operationId: string
            readonly security?: readonly { readonly apiKey?: readonly string[] }[]
          }
        >
      >
    >
  >
}

/** Every operation of the document, questions and changes. */
export async function operationsOf(target: Target): Promise<readonly Operation[]> {
  const { body } = await send(target, { path: documentPath })
  const operations = Object.entries((JSON.parse(body) as Document).paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, security = [] }]) => ({
        id: operationId,
        method: method.toUpperCase(),
        path,
        scope: security.find(({ apiKey }) => apiKey)?.apiKey?.[0] ?? '',
      })),
  )
  const changes = operations.filter(({ method }) => method !== 'GET').map(({ id }) => id)
  const strangers = [
    ...changes.filter((id) => !(id in knownChanges)),
    ...Object.keys(knownChanges).filter((id) => !changes.includes(id)),
  ]
  if (strangers.length > 0)
    throw new Error(
      `not in tools/attack/batteries/machines/changes.ts, or gone: ${strangers.join()}`,
    )
  return operations
}

/** A request with a key, and with nothing of a browser. */
export const withKey = (key: string, sent: Sent): Sent => ({
  ...sent,
  headers: { accept: 'application/json', authorization: `Bearer ${key}`, ...sent.headers },
})

/** An operation asked of a record, as it works. */
export function asked({ id, method, path }: Operation, record: string): Sent {
  const known = knownChanges[id]
  const at = path.replace('{id}', id === 'getFigure' ? 'F0014' : record)
  if (!known) return { path: id === 'getYearReport' ? `${at}?nation=VN&year=2016` : at }
  return {
    method,
    path: at,
    headers: { 'content-type': 'application/json', ...known.headers() },
    body: JSON.stringify(known.body()),
  }
}
