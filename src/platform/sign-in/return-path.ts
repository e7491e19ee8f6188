/** Where to go on after signing in: a path of ours, and the start page for anything else. */
export function returnPath(asked: string | null | undefined): string {
  if (!asked || !isOurs(asked)) return '/'
  const url = new URL(asked, 'http://ours.invalid')
  const path = url.pathname + url.search + url.hash
  // `/a/..//elsewhere` has become `//elsewhere` by now.
  return isOurs(path) ? path : '/'
}

// `//elsewhere` and `/\elsewhere` are addresses of other sites, and browsers drop control characters, so that
// `/⇥/elsewhere` is one too. Letters beyond ASCII come escaped.
const isOurs = (path: string) => /^\/(?!\/)[!-[\]-~]*$/.test(path)
