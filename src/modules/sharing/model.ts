export * from './reasons.ts'
export { shareState, type ShareState } from './domain/share-state.ts'
export type { ShareDraft } from './domain/decide-share.ts'
