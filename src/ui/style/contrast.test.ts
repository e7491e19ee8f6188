import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

const tokensOf = (start: string) => {
  const block = sheet.slice(sheet.indexOf(start))
  const body = block.slice(block.indexOf('{') + 1, block.indexOf('}'))
  return new Map(
    [...body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map((part) => [
      part[1] ?? '',
      part[2] ?? '',
    ]),
  )
}
const luminance = (colour: string) => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}
const contrast = (a: string, b: string) => {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const grounds = ['paper', 'sheet', 'wash']
const text: [string, string][] = [
  ...['ink', 'ink-soft', 'action', 'action-strong', 'error', 'ok', 'warn'].flatMap((name) =>
    grounds.map((ground): [string, string] => [name, ground]),
  ),
  ...['ok', 'warn', 'error', 'conflict', 'info', 'neutral'].flatMap((name): [string, string][] => [
    [name, `${name}-wash`],
    ['ink', `${name}-wash`],
  ]),
  ['on-action', 'action'],
  ['on-action', 'action-strong'],
  ['on-lacquer', 'lacquer'],
  ['action', 'action-wash'],
]
const shapes: [string, string][] = [
  ...grounds.map((ground): [string, string] => ['line-strong', ground]),
  ...grounds.map((ground): [string, string] => ['focus', ground]),
  ['lacquer', 'paper'],
]

const light = tokensOf(':root {')
const themes = { light, dark: tokensOf(":root[data-theme='dark']") }

describe.each(Object.entries(themes))('in the %s theme', (_, tokens) => {
  it.each(text)('text %s can be read on %s', (ink, ground) => {
    expect(contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5)
  })
  it.each(shapes)('shape %s can be seen on %s', (shape, ground) => {
    expect(contrast(tokens.get(shape) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(3)
  })
})

it('draws the same dark whether the machine or the person asks for it', () => {
  expect(tokensOf(":root:not([data-theme='light'])")).toEqual(themes.dark)
})
