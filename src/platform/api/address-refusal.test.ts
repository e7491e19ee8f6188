import { expect, test } from 'vitest'
import { addressRefusal } from './address-refusal.ts'

const typeOf = (path: string, refused?: string) =>
  addressRefusal(new URL(`http://localhost${path}`), refused)?.headers.get('content-type')

test('a machine is refused with a problem, also for an address nobody can decode', () => {
  expect(typeOf('/api/v1/schemes?q=%00', 'Gõ lại.')).toContain('application/problem+json')
  expect(typeOf('/api/v1/figures/%ff')).toContain('application/problem+json')
  expect(typeOf('/api/v1/figures/F0014')).toBeUndefined()
})

test('an interface that is not there is refused as a problem, whatever it is called', () => {
  for (const path of ['/api', '/api/', '/api/v2/schemes', '/api/v10', '/api/schemes'])
    expect(typeOf(path)).toContain('application/problem+json')
  for (const path of ['/api/v1', '/api/v1/', '/apiary', '/gioi-thieu'])
    expect(typeOf(path)).toBeUndefined()
})

test('a person is refused with a sentence', () => {
  expect(typeOf('/de-an?q=%00', 'Gõ lại.')).toContain('text/plain')
  expect(typeOf('/de-an')).toBeUndefined()
})
