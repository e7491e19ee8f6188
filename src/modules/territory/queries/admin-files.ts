import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AdminFiles } from '../domain/rows.ts'

const names = {
  provinces63: 'provinces-63.json',
  provinces34: 'provinces-34.json',
  districts63: 'districts-63.json',
  communes34: 'communes-34.json',
  regions: 'kc-regions.json',
} as const satisfies Record<keyof AdminFiles, string>

const mappings = 'commune-mappings-2025.csv'

/** The files of `data/admin`, read and parsed. */
export function readAdminFiles(root = process.cwd()): AdminFiles {
  const entries = Object.entries(names).map(
    ([key, name]) => [key, JSON.parse(textOf(root, name))] as const,
  )
  return Object.fromEntries(entries) as AdminFiles
}

/** The table of old wards and the communes they went into, as text. */
export function readWardMappings(root = process.cwd()): string {
  return textOf(root, mappings)
}

/** A hash over all files of `data/admin` and over the edition of the program's own tables. */
export function fingerprintOfAdminFiles(edition: string, root = process.cwd()): string {
  const hash = createHash('sha256').update(edition)
  for (const name of [...Object.values(names), mappings])
    hash.update(readFileSync(join(root, 'data/admin', name)))
  return hash.digest('hex')
}

function textOf(root: string, name: string): string {
  return readFileSync(join(root, 'data/admin', name), 'utf8')
}
