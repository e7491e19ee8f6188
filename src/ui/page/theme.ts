/** Follow the machine, or stay light or dark. */
export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The cookie that keeps the choice; read by the page renderer, so no page flashes. */
export const themeCookie = 'theme'

/** The theme a cookie asks for; anything unknown is `auto`. */
export function themeOf(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'auto'
}
