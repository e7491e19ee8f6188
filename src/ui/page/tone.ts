/** What a coloured mark means; a colour is never the only sign, there is always a word beside it. */
export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'error' | 'conflict'
