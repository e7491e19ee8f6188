import { m } from '#text/generated/messages.js'

// Looked for in this order: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
const browsers = [
  [/\bEdgA?\//, 'Microsoft Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bcoc_coc_browser\//, 'Cốc Cốc'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const systems = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const

/** A browser and its system as a person calls them: “Chrome trên Windows”. */
export function deviceText(agent: string | null): string {
  const browser = browsers.find(([mark]) => mark.test(agent ?? ''))?.[1]
  const system = systems.find(([mark]) => mark.test(agent ?? ''))?.[1]
  if (browser && system) return m.security_on({ browser, system })
  return browser ?? system ?? m.security_unknown_device()
}
