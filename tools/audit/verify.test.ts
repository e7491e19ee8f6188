import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { signedWords, type Seal } from '#platform/audit/seal/seal.ts'
import { aKey, bound, exported, lineOf, sealOver, type Entry } from './testing.ts'
import { main } from './verify.mjs'

const folder = mkdtempSync(join(tmpdir(), 'kc-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const key = aKey()
const payloads = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) =>
    JSON.stringify({ id: from + n, after: { title: `Máy sấy cá “${from + n}” \\ "mới"\n` } }),
  )
const of79 = bound('79', payloads(1, 24))
const central = bound('central', payloads(101, 117))
const entries = [...of79, ...central]
// What was published when the chains were shorter.
const published = sealOver(key, [...of79.slice(0, 15), ...central.slice(0, 9)])
const lines = exported(key, entries)

const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const headsFile = file('heads.json', JSON.stringify(published))
const keyFile = file('public-keys.pem', `${aKey().publicKey}\n${key.publicKey}\n`)

function verify(content: readonly string[] | Buffer, ...args: string[]) {
  const path = join(folder, 'export.ndjson')
  writeFileSync(path, content instanceof Buffer ? content : `${content.join('\n')}\n`)
  const said: string[] = []
  return { code: main([path, ...args], (line) => said.push(line)), says: said.join('\n') }
}
const withBoth = ['--heads', headsFile, '--key', keyFile]

test('an export nobody touched is clean, with and without published heads and key', () => {
  for (const args of [[], ['--heads', headsFile], ['--key', keyFile], withBoth]) {
    expect(verify(lines, ...args)).toMatchObject({ code: 0 })
  }
  expect(verify(lines).says).toContain('Đã đọc 41 mục của 2 chuỗi')
})

test('what was found is said with its chain and its number', () => {
  const edited = lines.map((line, n) => (n === 7 ? line.replace('Máy sấy', 'Máy xay') : line))
  expect(verify(edited).says).toContain('Chuỗi 79, mục 7: nội dung không khớp mã băm')
  expect(verify(lines.filter((_, n) => n !== 7)).says).toContain('Chuỗi 79: thiếu mục 7')
  expect(verify(lines.toSpliced(20, 5)).says).toContain('Chuỗi 79: mất đuôi, thiếu mục 20–24')
  const twice = lines.toSpliced(8, 0, lines[7] ?? '')
  expect(verify(twice).says).toContain('Chuỗi 79, mục 7: đứng sau mục 7, bị chèn thêm')
  expect(verify(lines.slice(0, -1)).says).toContain('Tệp thiếu dòng cuối')
})

test('one change is told once, not at every entry after it', () => {
  const edited = lines.map((line, n) => (n === 7 ? line.replace('Máy sấy', 'Máy xay') : line))
  expect(verify(edited).says.match(/✗/g)).toHaveLength(1)
})

/** The end of chain 79 written anew, bound as it should be and signed with the real key. */
const rewritten = (from: number) => {
  const kept = of79.slice(0, from - 1)
  const anew = payloads(from, 24).map((text) => text.replace('Máy sấy', 'Máy xay'))
  return exported(key, [...kept, ...bound('79', anew, kept.at(-1)), ...central])
}

test('an end written anew by whoever holds the key is found by the heads published before', () => {
  const { code, says } = verify(rewritten(10), '--heads', headsFile)
  expect(code).toBe(1)
  expect(says).toContain('Chuỗi 79, mục 15: khác với')
})

test('without published heads an end written anew by whoever holds the key is not found, and the verifier says so', () => {
  const { code, says } = verify(rewritten(10), '--key', keyFile)
  expect(code).toBe(0)
  expect(says).toContain('chưa so với đầu chuỗi đã công bố')
  // Nor is one that begins after what was published.
  expect(verify(rewritten(16), ...withBoth).code).toBe(0)
})

test('an export made anew with another key is found by the published key or heads, and by nothing else', () => {
  const forged = exported(aKey(), bound('79', payloads(1, 24)))
  expect(verify(forged).code).toBe(0)
  expect(verify(forged, '--key', keyFile).says).toContain('được ký bằng khóa lạ')
  expect(verify(forged, '--heads', headsFile).says).toContain('được ký bằng khóa lạ')
})

test('a new key is trusted when the one before named it in a seal, and not otherwise', () => {
  const next = aKey()
  const last = sealOver(key, entries.slice(0, 20), { next, number: 2 })
  const final = sealOver(next, entries, { number: 3 })
  expect(verify(exported(next, entries, [last, final]), ...withBoth).code).toBe(0)
  const named = sealOver(aKey(), entries.slice(0, 20), { next, number: 2 })
  expect(verify(exported(next, entries, [named, final]), ...withBoth).code).toBe(1)
  expect(verify(exported(next, entries, [final]), ...withBoth).code).toBe(1)
})

test('whoever has only the newest key, or heads it signed, need not know the keys of before', () => {
  const next = aKey()
  const last = sealOver(key, entries.slice(0, 20), { next, number: 2 })
  const content = exported(next, entries, [last, sealOver(next, entries, { number: 3 })])
  const newest = file('newest.json', JSON.stringify(sealOver(next, entries.slice(0, 22))))
  expect(verify(content, '--key', file('newest.pem', next.publicKey))).toMatchObject({ code: 0 })
  expect(verify(content, '--heads', newest)).toMatchObject({ code: 0 })
  const forged = { ...last, signature: published.signature }
  const [, final] = [last, sealOver(next, entries, { number: 3 })]
  const spoiled = verify(exported(next, entries, [forged, final]), '--heads', newest)
  expect(spoiled.says).toContain('chữ ký không đúng')
})

test('heads that fit a trail written anew are not believed when they were altered or signed with another key', () => {
  const fitting = entries.slice(0, 9)
  const anew = rewritten(10)
  const another = file('another.json', JSON.stringify(sealOver(aKey(), fitting)))
  expect(verify(anew, '--heads', another, '--key', keyFile)).toMatchObject({
    code: 1,
    says: expect.stringContaining('another.json: được ký bằng khóa lạ'),
  })
  const { statement } = sealOver(key, fitting)
  const altered = file('altered.json', JSON.stringify({ ...published, statement }))
  for (const keys of [[], ['--key', keyFile]])
    expect(verify(anew, '--heads', altered, ...keys)).toMatchObject({
      code: 1,
      says: expect.stringContaining('altered.json: chữ ký không đúng'),
    })
})

test('a chain that was published and is gone whole is missed; one that was left out of the export is named', () => {
  const only79 = verify(exported(key, of79), ...withBoth)
  expect(only79.code).toBe(1)
  expect(only79.says).toContain('Chuỗi central: có trong')
  const [, ...rest] = exported(key, of79, [sealOver(key, entries)])
  const part = verify([lines[0]?.replace(',"central"', '') ?? '', ...rest], ...withBoth)
  expect(part).toMatchObject({ code: 0 })
  expect(part.says).toContain('bản xuất này không gồm chuỗi central')
})

test('what cannot be judged is not called clean: no file, another file, heads or keys that are none', () => {
  const exits = [
    main([join(folder, 'no-such-file')], () => {}),
    main([], () => {}),
    verify(['{"kind":"another"}']).code,
    verify(Buffer.alloc(0)).code,
    verify(lines, '--heads', keyFile).code,
    verify(lines, '--key', headsFile).code,
    verify(lines, '--fast').code,
  ]
  expect(exits).toEqual([2, 2, 2, 2, 2, 2, 2])
})

test('nothing stands in an export but what was written there: no other spelling, no addition, no line between', () => {
  const ending = lines.at(-1) ?? ''
  // The last sign before the padding has four bits that decode to nothing.
  const respelt = ending.replace(/(.)(==","publicKey)/, (_, sign: string, rest: string) => {
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    return `${signs[signs.indexOf(sign) ^ 1] ?? ''}${rest}`
  })
  expect(respelt).not.toBe(ending)
  const changed = [
    [...lines.slice(0, -1), respelt],
    [...lines.slice(0, -1), ending.replace('{"seals"', '{"note":"x","seals"')],
    [...lines.slice(0, -1), ending.replace('{"statement"', '{"note":"x","statement"')],
    [(lines[0] ?? '').replace('{', '{ '), ...lines.slice(1)],
    [(lines[0] ?? '').replace('{', '{"note":"x",'), ...lines.slice(1)],
    lines.toSpliced(5, 0, '{"chain":"79","seq":99}'),
    lines.toSpliced(5, 0, ''),
    [...lines, '{}'],
  ]
  for (const content of changed) expect(verify(content, ...withBoth).code).not.toBe(0)
})

test('a file made to mislead its reader writes nothing on the screen but signs one sees', () => {
  const lie = '\u001b[2J\u001b[H\rKẾT LUẬN: không thấy thay đổi nào.\u202e\u2028'
  const seal = signedWords(key, {
    ...{ kind: 'khuyen-cong/heads', version: 1, number: 1, at: lie, before: null, key: key.id },
    ...{ heads: [{ chain: lie, seq: 1, hash: '0'.repeat(64) }], despite: lie },
  })
  const inEntry = lines[3]?.replace('"chain":"79"', `"chain":"${lie.slice(0, 40)}"`) ?? ''
  const misleading = [
    verify(exported(key, entries, [seal])),
    verify(lines.toSpliced(3, 1, inEntry)),
    verify(lines, '--heads', file(`${lie.slice(3, 9)}.json`, '{}')),
  ]
  for (const { code, says } of misleading) {
    expect(code).not.toBe(0)
    expect(says).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u)
  }
})

const deep = (open: string, end: string) => open.repeat(200_000) + end.repeat(200_000)
const statedSo = (heads: unknown, more: object = {}) => {
  const words = { kind: 'khuyen-cong/heads', version: 1, number: 1, at: 'x', before: null }
  return signedWords(key, { ...words, key: key.id, heads, ...more })
}

test.each<[string, () => number]>([
  ['a folder', () => main([folder], () => {})],
  ['heads that are a folder', () => verify(lines, '--heads', folder).code],
  [
    'chains that are no names',
    () =>
      verify([
        '{"kind":"khuyen-cong/export","version":1,"chains":[{"toString":1}]}',
        ...lines.slice(1),
      ]).code,
  ],
  [
    'chains nested without end',
    () =>
      verify([
        `{"kind":"khuyen-cong/export","version":1,"chains":${deep('[', ']')}}`,
        ...lines.slice(1),
      ]).code,
  ],
  [
    'an ending nested without end',
    () => verify([...lines.slice(0, -1), deep('{"seals":', '}').replace(':}', ':1}')]).code,
  ],
  [
    'heads that are nothing',
    () => verify(exported(key, entries, [statedSo([null, 5, {}, []])])).code,
  ],
  [
    'a day that is no text',
    () =>
      verify(
        exported(key, entries, [
          statedSo([], { at: { toString: 1 }, despite: { toString: 1 }, next: { publicKey: {} } }),
        ]),
      ).code,
  ],
  [
    'published heads that are nothing',
    () =>
      verify(lines, '--heads', file('bad.json', JSON.stringify(statedSo([null, { chain: {} }]))))
        .code,
  ],
  [
    'a scope nested without end',
    () => {
      const [header = '', ...rest] = lines
      const ending = JSON.parse(rest.pop() ?? '') as { seals: Seal[]; export: Seal }
      const statement = ending.export.statement.replace(
        /"chains":\[[^\]]*\]/,
        `"chains":${deep('[', ']')}`,
      )
      return verify([
        header,
        ...rest,
        JSON.stringify({ ...ending, export: { ...ending.export, statement } }),
      ]).code
    },
  ],
  ['another encoding', () => verify(Buffer.from(`\ufeff${lines.join('\n')}\n`, 'utf16le')).code],
  [
    'a byte that is no letter in place of the sign for one',
    () => {
      const odd = exported(key, bound('79', ['{"a":"\ufffd"}']))
      expect(verify(odd).code).toBe(0)
      const bytes = Buffer.from(`${odd.join('\n')}\n`)
      const at = bytes.indexOf(Buffer.from('\ufffd'))
      return verify(
        Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at + 3)]),
      ).code
    },
  ],
])('%s is judged, and not called clean', (_, judged) => {
  expect([1, 2]).toContain(judged())
})

test('a seal that names another key than the one that signed it is no seal', () => {
  const other = { ...key, id: aKey().id }
  const { code, says } = verify(exported(key, entries, [sealOver(other, entries)]), ...withBoth)
  expect(code).toBe(1)
  expect(says).toContain('Niêm phong của bản xuất: chữ ký không đúng')
})

test('the verifier is one file that runs alone, anywhere', () => {
  const alone = mkdtempSync(join(tmpdir(), 'kc-alone-'))
  copyFileSync(join(import.meta.dirname, 'verify.mjs'), join(alone, 'verify.mjs'))
  const source = readFileSync(join(alone, 'verify.mjs'), 'utf8')
  const imports = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name)
  expect(imports.every((name) => name?.startsWith('node:'))).toBe(true)
  const path = file('alone.ndjson', `${lines.join('\n')}\n`)
  const said = execFileSync(process.execPath, [join(alone, 'verify.mjs'), path], { cwd: alone })
  expect(said.toString()).toContain('không thấy thay đổi nào')
  rmSync(alone, { recursive: true })
})

test('npm run audit -- verify is that program, and asks for no database', () => {
  const path = file('by-command.ndjson', `${lines.join('\n')}\n`)
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['tools/audit.ts', ...args], { encoding: 'utf8' })
  expect(run('verify', path)).toMatchObject({ status: 0 })
  expect(run('verify', `${path}.gone`)).toMatchObject({ status: 2 })
  expect(run('burn')).toMatchObject({ status: 2, stderr: expect.stringContaining('Cách dùng') })
})

// What somebody may do to an export, each with a place chosen at random. Everything that is done changes something.
const index = fc.nat(entries.length - 1)
const linesWith = (change: (all: string[]) => string[]) =>
  Buffer.from(`${change([...lines]).join('\n')}\n`)
const withEntries = (changed: readonly Entry[]) =>
  linesWith((all) => [all[0] ?? '', ...changed.map(lineOf), all.at(-1) ?? ''])
const replaced = (n: number, entry: Partial<Entry>) =>
  withEntries(entries.map((each, place) => (place === n ? { ...each, ...entry } : each)))
const entry = (n: number) => entries[n] as Entry
const insertedText = 'Mục lạ'

const tampers: Record<string, fc.Arbitrary<Buffer>> = {
  'a bit of the file is turned': fc.tuple(fc.nat(), fc.nat(7)).map(([place, bit]) => {
    const bytes = Buffer.from(`${lines.join('\n')}\n`)
    const at = place % bytes.length
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
    return bytes
  }),
  'an entry says something else': fc
    .tuple(index, fc.nat(), fc.string({ minLength: 1, maxLength: 5 }))
    .map(([n, place, text]) => {
      const { payload } = entry(n)
      const at = place % payload.length
      return replaced(n, { payload: payload.slice(0, at) + text + payload.slice(at) })
    }),
  'an entry says something else and its hash is made to fit': fc
    .tuple(index, fc.string())
    .map(([n, text]) => {
      const { chain, seq } = entry(n)
      const before = entries.find((each) => each.chain === chain && each.seq === seq - 1)
      const [forged] = bound(chain, [`${insertedText}${text}`], before)
      return replaced(n, forged ?? {})
    }),
  'an entry is taken out': index.map((n) => withEntries(entries.toSpliced(n, 1))),
  'an entry is taken out and the numbers close up': index.map((n) => {
    const { chain, seq } = entry(n)
    const rest = entries.toSpliced(n, 1)
    return withEntries(
      rest.map((each) =>
        each.chain === chain && each.seq > seq ? { ...each, seq: each.seq - 1 } : each,
      ),
    )
  }),
  'two entries change places': fc
    .tuple(index, index)
    .filter(([one, other]) => one !== other && entry(one).chain === entry(other).chain)
    .map(([one, other]) =>
      withEntries(
        entries.map((each, n) => (n === one ? entry(other) : n === other ? entry(one) : each)),
      ),
    ),
  'two entries change places and numbers': fc
    .tuple(index, index)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) =>
      withEntries(
        entries.map((each, n) => {
          if (n === one) return { ...entry(other), chain: each.chain, seq: each.seq }
          if (n === other) return { ...entry(one), chain: each.chain, seq: each.seq }
          return each
        }),
      ),
    ),
  'an entry is put in': fc.tuple(index, fc.string(), fc.boolean()).map(([n, text, isBound]) => {
    const { chain, seq } = entry(n)
    const [forged] = bound(chain, [`${insertedText}${text}`], entry(n))
    const put = { ...(forged as Entry), seq: seq + (isBound ? 1 : 0) }
    return withEntries(entries.toSpliced(n + 1, 0, put))
  }),
  'a chain is put in': fc.string().map((text) => withEntries([...entries, ...bound('01', [text])])),
  'the end of a chain is cut off': fc
    .tuple(fc.constantFrom('79', 'central'), fc.integer({ min: 1, max: 17 }))
    .map(([chain, count]) => {
      const last = Math.max(
        ...entries.filter((each) => each.chain === chain).map((each) => each.seq),
      )
      return withEntries(entries.filter((each) => each.chain !== chain || each.seq <= last - count))
    }),
  'the file is cut off': fc
    .integer({ min: 2, max: lines.join('\n').length })
    .map((count) => Buffer.from(lines.join('\n')).subarray(0, -count)),
  'the end is written anew from before what was published, and signed with the real key': fc
    .integer({ min: 1, max: 15 })
    .map((from) => Buffer.from(`${rewritten(from).join('\n')}\n`)),
  'the end is written anew and not signed': fc.integer({ min: 1, max: 24 }).map((from) => {
    const anew = rewritten(from)
    return Buffer.from(`${[...anew.slice(0, -1), lines.at(-1)].join('\n')}\n`)
  }),
  'everything is signed with another key': fc
    .constant(0)
    .map(() => Buffer.from(`${exported(aKey(), entries).join('\n')}\n`)),
  'the signature is another': fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) =>
    linesWith((all) => {
      const ending = JSON.parse(all.at(-1) ?? '') as { seals: Seal[]; export: Seal }
      const signature = Buffer.from(bytes).toString('base64')
      const seals = ending.seals.map((seal) => ({ ...seal, signature }))
      return [...all.slice(0, -1), JSON.stringify({ ...ending, seals })]
    }),
  ),
  'an older seal is put in and the entries after it are taken out': fc.constant(0).map(() =>
    linesWith((all) => {
      const ending = JSON.parse(all.at(-1) ?? '') as { seals: Seal[]; export: Seal }
      const kept = [...of79.slice(0, 15), ...central.slice(0, 9)].map(lineOf)
      return [all[0] ?? '', ...kept, JSON.stringify({ ...ending, seals: [published] })]
    }),
  ),
  'a chain is left out and the header says so': fc
    .constantFrom('79', 'central')
    .map((chain) =>
      linesWith((all) => [
        (all[0] ?? '').replace(`"${chain}"`, '').replace('[,', '[').replace(',]', ']'),
        ...all.slice(1).filter((line) => !line.startsWith(`{"chain":"${chain}"`)),
      ]),
    ),
}

// KC_TAMPERS=10000 for the long run.
const numRuns = Math.ceil(Number(process.env.KC_TAMPERS ?? 680) / Object.keys(tampers).length)

for (const [says, tamper] of Object.entries(tampers)) {
  test(`it is found when ${says}`, { timeout: 600_000 }, () => {
    const untouched = Buffer.from(`${lines.join('\n')}\n`)
    fc.assert(
      fc.property(tamper, (bytes) => {
        fc.pre(!bytes.equals(untouched))
        return verify(bytes, ...withBoth).code !== 0
      }),
      { numRuns },
    )
  })
}
