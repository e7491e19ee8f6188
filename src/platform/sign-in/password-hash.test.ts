import { expect, test } from 'vitest'
import { hashPassword, isPassword, saltOf } from './password-hash.ts'

test('a password counts with its capitals, its spaces and its last letter', async () => {
  const long = `${'gỗ lim sẫm, sáu cột '.repeat(6)}Xoan`
  const hash = await hashPassword(long)
  expect(await isPassword(long, hash)).toBe(true)
  for (const other of [
    long.toLowerCase(),
    long.trim().replace('sẫm, ', 'sẫm,'),
    ` ${long}`,
    `${long} `,
    long.slice(0, -1),
    long.slice(0, 72),
    long.normalize('NFD').replace(/\p{M}/gu, ''),
  ])
    expect(await isPassword(other, hash), other).toBe(false)
  expect(await isPassword(long.normalize('NFD'), hash)).toBe(true)
})

test('a password is kept as argon2id with a salt of its own and at least 19 MiB of work', async () => {
  const hash = await hashPassword('gỗ lim sẫm, sáu cột')
  const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(hash) ?? []
  expect(Number(memory)).toBeGreaterThanOrEqual(19_456)
  expect(Number(passes)).toBeGreaterThanOrEqual(2)
  expect(saltOf(hash)).toHaveLength(16)
  expect(await hashPassword('gỗ lim sẫm, sáu cột')).not.toBe(hash)
})
