export * from './domain/decide-key.ts'
export * from './domain/scopes.ts'
