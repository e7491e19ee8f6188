import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A list of fonts for a Chromium that unpacked itself into `folder`: its own names /tmp/fonts, wherever it is, and with
 * no font at all it stops. Returns what FONTCONFIG_PATH must say.
 * @param {string} folder
 */
export function fontsIn(folder) {
  const path = join(folder, 'fontconfig')
  mkdirSync(path, { recursive: true })
  const folders = [join(folder, 'fonts'), '/usr/share/fonts'].map((each) => `<dir>${each}</dir>`)
  writeFileSync(
    join(path, 'fonts.conf'),
    `<fontconfig>${folders.join('')}<cachedir>${join(path, 'cache')}</cachedir></fontconfig>\n`,
  )
  return path
}
