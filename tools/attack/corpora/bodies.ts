/** A body that is no form, or an odd one, with the type it claims. */
export type OddBody = { readonly says: string; readonly type?: string; readonly body: string }

const form = 'application/x-www-form-urlencoded'
const multipart = 'multipart/form-data; boundary=x'
const part = (name: string, value: string, more = '') =>
  `--x\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`

/** Bodies sent to every form. */
export const oddBodies: readonly OddBody[] = [
  { says: 'nothing', type: form, body: '' },
  { says: 'no type', body: 'a=1' },
  { says: 'JSON', type: 'application/json', body: '{"title":"a"}' },
  { says: 'JSON that calls itself a form', type: form, body: '{"title":"a"}' },
  { says: 'plain text', type: 'text/plain', body: 'title=a' },
  { says: 'XML', type: 'application/xml', body: '<a/>' },
  { says: 'a type that is none', type: 'a/b/c; d', body: 'a=1' },
  { says: 'a type twice', type: `${form}, application/json`, body: 'a=1' },
  { says: 'another character set', type: `${form}; charset=utf-16`, body: 'title=a' },
  { says: 'a multipart without a boundary', type: 'multipart/form-data', body: '--x--' },
  { says: 'a multipart that is none', type: multipart, body: 'title=a' },
  {
    says: 'a multipart cut short',
    type: multipart,
    body: '--x\r\ncontent-disposition: form-data; na',
  },
  { says: 'a multipart without an end', type: multipart, body: part('title', 'a') },
  { says: 'an empty multipart', type: multipart, body: '--x--\r\n' },
  { says: 'a part without a name', type: multipart, body: '--x\r\n\r\na\r\n--x--\r\n' },
  {
    says: 'a part with two names',
    type: multipart,
    body: `${part('title"; name="key', 'a')}--x--\r\n`,
  },
  {
    says: 'a field that is a file',
    type: multipart,
    body: `${part('title', 'a', '; filename="a.txt"')}--x--\r\n`,
  },
  {
    says: 'a key that is a file',
    type: multipart,
    body: `${part('key', 'a', '; filename="a"')}--x--\r\n`,
  },
  { says: 'a file that is a field', type: multipart, body: `${part('file', 'a')}--x--\r\n` },
  { says: 'a thousand parts', type: multipart, body: `${part('a', 'b').repeat(1_000)}--x--\r\n` },
  { says: 'a long boundary', type: `multipart/form-data; boundary=${'x'.repeat(500)}`, body: 'a' },
  {
    says: 'a header of a part without end',
    type: multipart,
    body: `--x\r\n${'a'.repeat(100_000)}`,
  },
  { says: 'broken escapes', type: form, body: 'title=%&key=%zz&note=%u0000&%=a' },
  { says: 'half a character', type: form, body: 'title=%ED%A0%80&key=%ff%fe' },
  {
    says: 'every field twice',
    type: form,
    body: 'key=a&key=b&title=a&title=b&version=1&version=2',
  },
  {
    says: 'a list and a text',
    type: form,
    body: 'rows=a&rows[0]=b&outputs=a&outputs[0].planned=1',
  },
  { says: 'a text and its part', type: form, body: 'money=1&money.national.planned=2' },
  {
    says: 'names of the language',
    type: form,
    body: '__proto__.a=1&constructor.prototype.a=1&a.__proto__.b=2',
  },
  {
    says: 'names every object has',
    type: form,
    body: 'toString=1&valueOf.a=1&hasOwnProperty[0]=2',
  },
  { says: 'a far index', type: form, body: 'rows[4294967290].raw=1&outputs[4294967290].planned=1' },
  {
    says: 'a negative index',
    type: form,
    body: 'rows[-1].raw=1&outputs[1e9].planned=1&outputs[].planned=2',
  },
  {
    says: 'ten thousand rows',
    type: form,
    body: Array.from({ length: 10_000 }, (_, n) => `rows[${n}].raw=1`).join('&'),
  },
  { says: 'a deep name', type: form, body: `${'a.'.repeat(20_000)}b=1` },
  { says: 'a deep list', type: form, body: `a${'[0]'.repeat(20_000)}=1` },
  {
    says: 'brackets that do not match',
    type: form,
    body: 'rows[0=1&rows]0[=2&rows[[0]]=3&[]=4&.=5&..a=6',
  },
  {
    says: 'numbers, booleans and nothing by name',
    type: form,
    body: '+version=abc&&key=1&-title=a',
  },
  { says: 'a long name', type: form, body: `${'a'.repeat(100_000)}=1` },
  { says: 'a hundred thousand fields', type: form, body: 'a=1&'.repeat(100_000) },
  { says: 'ten megabytes', type: form, body: `title=${'x'.repeat(10_000_000)}` },
  { says: 'more than is taken', type: form, body: `title=${'x'.repeat(14_000_000)}` },
]

/** JSON that is not what was asked for. */
export const oddJson: readonly string[] = [
  '',
  'null',
  '1',
  '"a"',
  '[]',
  '{',
  '{"response":null}',
  '{"response":{"id":{},"rawId":[],"type":1,"response":[],"clientExtensionResults":"a"}}',
  '{"response":{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"!!!","authenticatorData":"","signature":"","attestationObject":"AAAA"},"clientExtensionResults":{}}}',
  '{"response":{"id":"a\\u0000","rawId":"a","type":"public-key","response":{"clientDataJSON":"eyJhIjoxfQ","attestationObject":"o2NmbXQ"}}}',
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"a":1}}}',
  `{"response":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
  `{"response":"${'x'.repeat(1_000_000)}"}`,
  '{"after":{"a":1},"name":["a"],"response":{}}',
]

/** Headers a proxy or browser would not send. */
export const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { accept: 'x'.repeat(5_000) },
  { accept: 'application/json' },
  { accept: '*/*;q=9' },
  { 'accept-language': `${'vi;q=0.1,'.repeat(500)}x` },
  { 'accept-encoding': 'gzip;q=0, br;q=x, zstd, *' },
  { cookie: 'kc_notice={"text":{"a":1}}' },
  {
    cookie: `kc_notice=${encodeURIComponent('{"tone":"x","text":"a","undo":{"action":"javascript:alert(1)"}}')}`,
  },
  {
    cookie: `kc_notice=${encodeURIComponent('{"tone":"ok","text":"a","undo":{"action":"/","fields":null}}')}`,
  },
  { cookie: 'kc_notice=%' },
  { cookie: 'theme=%00; PARAGLIDE_LOCALE=../../x' },
  { cookie: 'a=b; '.repeat(900) },
  { cookie: '__proto__=1; constructor=2' },
  { 'if-none-match': '"'.repeat(2_000) },
  { 'if-modified-since': 'never' },
  { range: 'bytes=0-0,1-1,2-2,9999999999999-' },
  { 'user-agent': '\u00ff'.repeat(500) },
  { 'x-forwarded-proto': 'gopher' },
  { 'x-forwarded-host': 'evil.example' },
  { 'x-forwarded-for': '1.2.3.4, ::1, x' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-sveltekit-action': 'true' },
  { 'content-type': 'text/plain', 'content-length': '0' },
  { origin: 'null' },
  { referer: 'javascript:alert(1)' },
  { authorization: `Bearer ${'x'.repeat(3_000)}` },
  { authorization: 'Basic ://' },
  { traceparent: '00-x' },
]
