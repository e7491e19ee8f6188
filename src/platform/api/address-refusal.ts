import { problemResponse, type Problem } from './problem.ts'

const unusable = 'Địa chỉ có ký tự không dùng được. Hãy gõ lại.'

/**
 * The answer to an address that cannot be used, given why the text guard refused it; machines get a problem, people
 * a sentence. `undefined` when the address can be used; a page whose address cannot be decoded has a page for that.
 */
export function addressRefusal(url: URL, refused: string | undefined): Response | undefined {
  if (/^\/api(\/|$)/.test(url.pathname)) {
    if (!/^\/api\/v1(\/|$)/.test(url.pathname)) return problemResponse(noSuchVersion)
    const detail = refused ?? (isDecodable(url.pathname) ? undefined : unusable)
    return detail === undefined
      ? undefined
      : problemResponse({ status: 400, title: 'Địa chỉ chưa đúng', detail })
  }
  if (refused === undefined) return undefined
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  return new Response(refused, { status: 400, headers })
}

const noSuchVersion: Problem = {
  status: 404,
  title: 'Không có địa chỉ này',
  detail: 'Các địa chỉ cho máy có trong /api/v1/openapi.json.',
}

// The result is used: the bundler drops a call whose result nobody reads.
function isDecodable(pathname: string): boolean {
  try {
    return decodeURIComponent(pathname).isWellFormed()
  } catch {
    return false
  }
}
