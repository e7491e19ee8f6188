import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Package = {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
}
type Asked = Readonly<Record<string, string>>

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const lock = read('package-lock.json') as { readonly packages: Readonly<Record<string, Package>> }
const asked = read('package.json') as Readonly<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Asked>
>

// Wished for by another package on other machines; npm found nothing to fetch, so nothing is installed.
const notFound = ['darwin-arm64', 'linux-arm64', 'win32-x64'].map(
  (machine) => `node_modules/@lix-js/sdk-${machine}`,
)

/** What is wrong with where a package comes from. */
function faultsOf(place: string, { resolved, integrity, link }: Package): readonly string[] {
  const faults = [
    [link === true, 'is a folder'],
    // Without an address it is the registry's, by its name.
    [
      resolved !== undefined && !/^https:\/\/registry\.npmjs\.org\//.test(resolved),
      `comes from ${String(resolved)}`,
    ],
    [!/^sha512-/.test(integrity ?? ''), 'has no digest'],
  ] as const
  return faults.flatMap(([isFault, says]) => (isFault ? [`${place} ${says}`] : []))
}

test('every package comes from the public registry with a digest, and is the one that was asked for', () => {
  const installed = Object.entries(lock.packages).filter(
    ([place]) => place !== '' && !notFound.includes(place),
  )
  expect(installed.length).toBeGreaterThan(300)
  expect(installed.flatMap(([place, one]) => faultsOf(place, one))).toEqual([])
  expect(readFileSync('.npmrc', 'utf8')).not.toMatch(/registry/)
  const named = { ...asked.dependencies, ...asked.devDependencies, ...asked.optionalDependencies }
  for (const [name, version] of Object.entries(named))
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version)
})

test.each<Package>([
  { resolved: 'https://registry.npmjs.org/a/-/a-1.tgz' },
  { resolved: 'https://elsewhere.example/a-1.tgz', integrity: 'sha512-a' },
  { resolved: 'git+ssh://git@github.com/a/a.git', integrity: 'sha512-a' },
  { link: true },
])('a package of another place, or without a digest, is seen', (one) => {
  expect(faultsOf('a', one)).not.toEqual([])
})
