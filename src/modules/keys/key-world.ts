/** What keys of this database begin with. */
export const keyWorld = (env: NodeJS.ProcessEnv = process.env): 'demo' | 'live' =>
  env.KC_WORLD === 'demo' ? 'demo' : 'live'
