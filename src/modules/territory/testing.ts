import { territorySnapshot } from './queries/snapshot.ts'
import type { Gazetteer } from './domain/gazetteer.ts'

/** The real territory, for tests of modules that reason about places. */
export function theRealTerritory(): Gazetteer {
  return territorySnapshot()
}
