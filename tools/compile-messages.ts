import { compile } from '@inlang/paraglide-js'

// Turns src/text/messages into src/text/generated. `/` is Vietnamese, `/en` English.
await compile({
  project: './src/text/project.inlang',
  outdir: './src/text/generated',
  strategy: ['url', 'cookie', 'baseLocale'],
  cookieName: 'kc_language',
  emitReadme: false,
})
// The compiler leaves timers of 30 seconds behind; nothing waits for them.
process.exit(0)
