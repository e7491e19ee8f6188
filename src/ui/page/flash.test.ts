import type { Cookies } from '@sveltejs/kit'
import { expect, it } from 'vitest'
import { isSaidIn, leaveNotice, sayAt, takeNotice } from './flash.ts'

function jar(): Cookies {
  const kept = new Map<string, string>()
  return {
    get: (name: string) => kept.get(name),
    set: (name: string, value: string) => void kept.set(name, value),
    delete: (name: string) => void kept.delete(name),
  } as Cookies
}

it('shows a notice once', () => {
  const cookies = jar()
  leaveNotice(cookies, { tone: 'ok', text: 'Đã xóa đề án.', undo: { action: '/de-an/1?/restore' } })
  expect(takeNotice(cookies)).toMatchObject({ text: 'Đã xóa đề án.' })
  expect(takeNotice(cookies)).toBeNull()
})

it('shows nothing for a cookie that is no notice', () => {
  const cookies = jar()
  cookies.set('kc_notice', '{"text":3}', { path: '/' })
  expect(takeNotice(cookies)).toBeNull()
  cookies.set('kc_notice', 'x', { path: '/' })
  expect(takeNotice(cookies)).toBeNull()
})

it('is said at the part of the page an act comes back to, and at the top of any other page', () => {
  const cookies = jar()
  expect(() => sayAt(cookies, '/toi/du-lieu#yeu-cau', { tone: 'ok', text: 'Đã gửi.' })).toThrow(
    expect.objectContaining({ status: 303, location: '/toi/du-lieu#yeu-cau' }),
  )
  const left = takeNotice(cookies)
  expect(left).toMatchObject({ text: 'Đã gửi.', at: '/toi/du-lieu#yeu-cau' })
  expect(left && isSaidIn(left, '/toi/du-lieu')).toBe(true)
  expect(left && isSaidIn(left, '/dang-nhap')).toBe(false)
  expect(isSaidIn({ tone: 'ok', text: 'Đã lưu.' }, '/toi/du-lieu')).toBe(false)
})
