import type { RawAnswer } from '../raw.ts'

/** A request byte for byte, and which answers to it are right. */
export type RawRequest = {
  readonly says: string
  readonly bytes: (host: string) => string
  /** Whether the answers are right; the inside is never shown, and the program never at fault. */
  readonly isRight: (answer: RawAnswer, statuses: readonly number[]) => boolean
}

const head = (host: string, first: string, ...lines: readonly string[]) =>
  [first, `Host: ${host}`, ...lines, '', ''].join('\r\n')
const hidden = (host: string) => `GET /live?hidden HTTP/1.1\r\nHost: ${host}\r\n\r\n`
const isRefused = (_: RawAnswer, statuses: readonly number[]) =>
  statuses.length <= 1 && (statuses[0] ?? 400) >= 400
const isAnswered = (_: RawAnswer, statuses: readonly number[]) => statuses.length === 1
const form = 'Content-Type: application/x-www-form-urlencoded'

/** Requests no browser writes. */
export const rawRequests: readonly RawRequest[] = [
  // Whoever reads the first length and whoever reads the second must not see two requests.
  {
    says: 'a length and chunks',
    bytes: (h) =>
      head(h, 'POST / HTTP/1.1', 'Content-Length: 6', 'Transfer-Encoding: chunked') +
      '0\r\n\r\n' +
      hidden(h),
    isRight: isRefused,
  },
  {
    says: 'chunks and a length',
    bytes: (h) =>
      head(h, 'POST / HTTP/1.1', 'Transfer-Encoding: chunked', 'Content-Length: 4') +
      '1\r\na\r\n0\r\n\r\n' +
      hidden(h),
    isRight: isRefused,
  },
  {
    says: 'two lengths',
    bytes: (h) => head(h, 'POST / HTTP/1.1', 'Content-Length: 0', 'Content-Length: 40') + hidden(h),
    isRight: isRefused,
  },
  {
    says: 'two lengths in one line',
    bytes: (h) => head(h, 'POST / HTTP/1.1', 'Content-Length: 0, 40') + hidden(h),
    isRight: isRefused,
  },
  {
    says: 'a signed length',
    bytes: (h) => head(h, 'POST / HTTP/1.1', 'Content-Length: +0') + hidden(h),
    isRight: isRefused,
  },
  {
    says: 'a negative length',
    bytes: (h) => head(h, 'POST / HTTP/1.1', 'Content-Length: -1'),
    isRight: isRefused,
  },
  {
    says: 'a huge length',
    bytes: (h) => head(h, 'POST / HTTP/1.1', form, 'Content-Length: 99999999999999999999'),
    isRight: isRefused,
  },
  {
    says: 'chunks written otherwise',
    bytes: (h) =>
      head(h, 'POST / HTTP/1.1', 'Transfer-Encoding: xchunked') + '0\r\n\r\n' + hidden(h),
    isRight: isRefused,
  },
  {
    says: 'chunks twice',
    bytes: (h) =>
      head(h, 'POST / HTTP/1.1', 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity') +
      '0\r\n\r\n' +
      hidden(h),
    isRight: isRefused,
  },
  {
    says: 'a space before the colon',
    bytes: (h) => head(h, 'POST / HTTP/1.1', 'Content-Length : 40') + hidden(h),
    isRight: isRefused,
  },
  {
    says: 'a chunk of no size',
    bytes: (h) => head(h, 'POST / HTTP/1.1', 'Transfer-Encoding: chunked') + 'zz\r\na\r\n0\r\n\r\n',
    isRight: (_, statuses) => statuses.length <= 1,
  },
  {
    says: 'a chunk of four billion',
    bytes: (h) =>
      head(h, 'POST / HTTP/1.1', 'Transfer-Encoding: chunked') + 'ffffffffffffffff\r\na\r\n',
    isRight: (_, statuses) => statuses.length <= 1,
  },
  {
    says: 'a folded line',
    bytes: (h) => head(h, 'GET /live HTTP/1.1', 'X-A: b', ' c: d'),
    isRight: isRefused,
  },
  {
    says: 'line ends of one letter',
    bytes: (h) => `GET /live HTTP/1.1\nHost: ${h}\n\n`,
    isRight: isRefused,
  },
  {
    says: 'two hosts',
    bytes: (h) => head(h, 'GET /live HTTP/1.1', 'Host: evil.example'),
    isRight: isRefused,
  },
  { says: 'no host', bytes: () => 'GET / HTTP/1.1\r\n\r\n', isRight: isRefused },
  {
    says: 'another host',
    bytes: () => 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n',
    isRight: isRefused,
  },
  {
    says: 'a whole address of another host',
    bytes: (h) => head(h, 'GET http://evil.example/ HTTP/1.1'),
    isRight: ({ text }, statuses) => statuses.length === 1 && !text.includes('//evil.example'),
  },
  {
    says: 'TRACE',
    bytes: (h) => head(h, 'TRACE / HTTP/1.1', 'Cookie: secret=1'),
    isRight: (answer, statuses) => isRefused(answer, statuses) && !answer.text.includes('secret=1'),
  },
  {
    says: 'TRACK',
    bytes: (h) => head(h, 'TRACK / HTTP/1.1', 'Cookie: secret=1'),
    isRight: isRefused,
  },
  {
    says: 'CONNECT',
    bytes: () => 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n',
    isRight: isRefused,
  },
  {
    says: 'a method of its own',
    bytes: (h) => head(h, 'KHUYENCONG / HTTP/1.1'),
    isRight: isRefused,
  },
  {
    says: 'an upgrade',
    bytes: (h) =>
      head(
        h,
        'GET /live HTTP/1.1',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
        'Sec-WebSocket-Version: 13',
      ),
    isRight: ({ text }) => !text.includes(' 101 '),
  },
  {
    says: 'an upgrade to HTTP/2',
    bytes: (h) =>
      head(
        h,
        'GET /live HTTP/1.1',
        'Connection: Upgrade, HTTP2-Settings',
        'Upgrade: h2c',
        'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
      ),
    isRight: ({ text }) => !text.includes(' 101 '),
  },
  {
    says: 'the greeting of HTTP/2',
    bytes: () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    isRight: isRefused,
  },
  { says: 'HTTP/0.9', bytes: () => 'GET /\r\n\r\n', isRight: isRefused },
  { says: 'HTTP/9.9', bytes: (h) => head(h, 'GET / HTTP/9.9'), isRight: isRefused },
  {
    says: 'a header without end',
    bytes: (h) => `GET / HTTP/1.1\r\nHost: ${h}\r\nX-A: ${'a'.repeat(100_000)}`,
    isRight: isRefused,
  },
  {
    says: 'thousands of headers',
    bytes: (h) =>
      head(h, 'GET / HTTP/1.1', ...Array.from({ length: 3_000 }, (_, n) => `X-${n}: a`)),
    isRight: (answer, statuses) => statuses.length <= 1 && !answer.text.includes(' 500 '),
  },
  {
    says: 'a NUL in a header',
    bytes: (h) => head(h, 'GET /live HTTP/1.1', 'X-A: a\u0000b'),
    isRight: isRefused,
  },
  {
    says: 'bytes that are no HTTP',
    bytes: () => '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n',
    isRight: isRefused,
  },
  {
    says: 'two requests at once',
    bytes: (h) => head(h, 'GET /live HTTP/1.1') + head(h, 'GET /live HTTP/1.1'),
    isRight: (_, statuses) => statuses.length === 2,
  },
  {
    says: 'a path that is not one',
    bytes: (h) => head(h, 'GET ../../etc/passwd HTTP/1.1'),
    isRight: (answer, statuses) => isRefused(answer, statuses) && !answer.text.includes('root:'),
  },
  {
    says: 'up and away in a path',
    bytes: (h) => head(h, 'GET /_app/../../../../etc/passwd HTTP/1.1'),
    isRight: ({ text }) => !text.includes('root:'),
  },
  {
    says: 'up and away, escaped',
    bytes: (h) => head(h, 'GET /_app/%2e%2e/%2e%2e/%2e%2e/package.json HTTP/1.1'),
    isRight: ({ text }) => !text.includes('"name"'),
  },
  {
    says: 'up and away, escaped twice',
    bytes: (h) => head(h, 'GET /_app/%252e%252e%252f%252e%252e%252fpackage.json HTTP/1.1'),
    isRight: ({ text }) => !text.includes('"name"'),
  },
  {
    says: 'the history of the sources',
    bytes: (h) => head(h, 'GET /.git/HEAD HTTP/1.1'),
    isRight: (answer, statuses) => isRefused(answer, statuses) && !answer.text.includes('ref: '),
  },
  {
    says: 'a folder of the program’s files',
    bytes: (h) => head(h, 'GET /_app/immutable/ HTTP/1.1'),
    isRight: isRefused,
  },
  {
    says: 'up and away, as Windows',
    bytes: (h) => head(h, 'GET /_app/..\\..\\..\\package.json HTTP/1.1'),
    isRight: ({ text }) => !text.includes('"name"'),
  },
  {
    says: 'a form from a forged proxy',
    bytes: (h) =>
      head(
        h,
        'POST /giao-dien HTTP/1.1',
        form,
        'Origin: https://evil.example',
        'X-Forwarded-Proto: https',
        'X-Forwarded-Host: evil.example',
        'Forwarded: host=evil.example;proto=https',
        'Content-Length: 10',
      ) + 'theme=dark',
    isRight: (_, statuses) => statuses[0] === 403,
  },
  {
    says: 'a form of a forged protocol',
    bytes: (h) =>
      head(
        h,
        'POST /giao-dien HTTP/1.1',
        form,
        `Origin: https://${h}`,
        'X-Forwarded-Proto: https',
        'Content-Length: 10',
      ) + 'theme=dark',
    isRight: (_, statuses) => statuses[0] === 403,
  },
  {
    says: 'a forged name',
    bytes: (h) =>
      head(
        h,
        'GET / HTTP/1.1',
        'X-Forwarded-Host: evil.example',
        'X-Host: evil.example',
        'X-Original-URL: /api/v1/openapi.json',
        'X-Rewrite-URL: /api/v1/openapi.json',
      ),
    isRight: ({ text }, statuses) =>
      statuses[0] !== 500 && !text.includes('evil.example') && !text.includes('"openapi"'),
  },
  {
    says: 'a forged address',
    bytes: (h) =>
      head(
        h,
        'GET /live HTTP/1.1',
        'X-Forwarded-For: 127.0.0.1',
        'X-Real-IP: 127.0.0.1',
        'Client-IP: 127.0.0.1',
      ),
    isRight: isAnswered,
  },
  {
    says: 'an expectation',
    bytes: (h) => head(h, 'POST / HTTP/1.1', 'Expect: 999-ok', 'Content-Length: 0'),
    isRight: (_, statuses) => (statuses[0] ?? 0) >= 400 && (statuses[0] ?? 0) < 500,
  },
]
