import type { ActName } from '#modules/access/model.ts'

type Bilingual = { readonly vi: string; readonly en: string }

/** What a key can be made for: the acts of the API, in plain words. `brings` is what an act cannot do without. */
export const keyScopes = {
  'report.read': {
    vi: 'Đọc báo cáo năm và số liệu',
    en: 'Read year reports and figures',
  },
  'scheme.read': {
    vi: 'Đọc sổ đề án trong phạm vi vai trò, kể cả đề án chưa công bố',
    en: 'Read the register of schemes within the role, the unpublished ones too',
  },
  'scheme.create': {
    vi: 'Ghi đề án mới',
    en: 'Enter new schemes',
  },
  'scheme.update': {
    vi: 'Sửa đề án (kèm quyền đọc)',
    en: 'Change schemes (reading comes with it)',
    brings: 'scheme.read',
  },
} as const satisfies Partial<Record<ActName, Bilingual & { readonly brings?: ActName }>>

export type KeyScope = keyof typeof keyScopes

/** Every scope, in the order a person looks for them. */
export const keyScopeNames = Object.keys(keyScopes) as readonly KeyScope[]

/** Whether a text names a scope. */
export function isKeyScope(text: string): text is KeyScope {
  return Object.hasOwn(keyScopes, text)
}

/** The scopes with what they bring, once each, in their order. */
export function withBrought(scopes: readonly KeyScope[]): readonly KeyScope[] {
  const all = new Set<string>(scopes)
  for (const scope of scopes) {
    const row = keyScopes[scope]
    if ('brings' in row) all.add(row.brings)
  }
  return keyScopeNames.filter((scope) => all.has(scope))
}
