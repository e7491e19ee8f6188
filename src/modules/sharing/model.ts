export * from './reasons.ts'
export type { ShareDraft } from './domain/decide-share.ts'
