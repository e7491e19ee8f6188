import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { gate } from './gate.ts'

test('of a flood a few are served at once, some wait, the rest are told to come again', async () => {
  const pass = gate({ atOnce: 2, mostWaiting: 3 })
  let inside = 0
  let most = 0
  const tries = Array.from({ length: 9 }, () =>
    pass(async () => {
      most = Math.max(most, (inside += 1))
      await sleep(5)
      inside -= 1
    }),
  )
  const answers = await Promise.allSettled(tries)
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  expect(most).toBe(2)
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { kind: 'busy' },
  })
})

test('a work that fails gives its place back', async () => {
  const pass = gate({ atOnce: 1, mostWaiting: 1 })
  await expect(pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await pass(() => Promise.resolve('next'))).toBe('next')
})
