export {
  keyNames,
  resolveEstablishments,
  type KeyedNames,
} from './commands/resolve-establishments.ts'
export { establishmentCalled, establishmentsNamed } from './queries/establishments-named.ts'
export { findEstablishments, searchEstablishments } from './queries/search-establishments.ts'
export { retireUnusedOfBatch, reviveOfScheme } from './store.ts'
export { establishmentKey } from './domain/establishment-key.ts'
