export * from './domain/classes.ts'
export { personalColumns, type ClassedTable } from './domain/personal-columns.ts'
