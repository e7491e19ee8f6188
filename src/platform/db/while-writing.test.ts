import { expect, test } from 'vitest'
import { whileWriting } from './while-writing.ts'

const soon = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

test('parts are written in their order, one at a time, and the next is made meanwhile', async () => {
  const seen: string[] = []
  function* parts() {
    for (const part of [1, 2, 3]) {
      seen.push(`made ${part}`)
      yield part
    }
  }
  await whileWriting(parts(), async (part) => {
    await soon(20)
    seen.push(`written ${part}`)
  })
  expect(seen).toEqual(['made 1', 'made 2', 'written 1', 'made 3', 'written 2', 'written 3'])
})

test('a part that cannot be written ends the act with its reason, and the later ones are not written', async () => {
  const written: number[] = []
  const act = whileWriting([1, 2, 3], async (part) => {
    await soon(1)
    if (part === 2) throw new Error('no room')
    written.push(part)
  })
  await expect(act).rejects.toThrow('no room')
  expect(written).toEqual([1])
})

test('a part that cannot be made ends the act', async () => {
  async function* parts() {
    yield 1
    await soon(1)
    throw new Error('row 2 cannot be read')
  }
  await expect(whileWriting(parts(), () => soon(1))).rejects.toThrow('row 2 cannot be read')
})
