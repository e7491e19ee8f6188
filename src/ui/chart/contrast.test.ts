import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const chart = read('./chart.css')

/** The colours a block of style sets, by name. */
function coloursOf(sheet: string, start: string): ReadonlyMap<string, string> {
  const block = sheet.slice(sheet.indexOf(start))
  const body = block.slice(block.indexOf('{') + 1, block.indexOf('}'))
  const found = body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{3,6})/g)
  return new Map([...found].map(([, name = '', colour = '']) => [name, colour]))
}

function luminance(colour: string): number {
  const digits = colour.length === 4 ? [...colour.slice(1)].map((one) => one + one) : null
  const parts = digits ?? [colour.slice(1, 3), colour.slice(3, 5), colour.slice(5, 7)]
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = parseInt(part, 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

/** The fill of the letters on a series: a colour, or the token it follows. */
function lettersOn(series: number, colours: ReadonlyMap<string, string>): string {
  const rule = chart.slice(chart.indexOf(`.chart .on-${String(series)}`))
  const fill = /fill:\s*([^;]+);/.exec(rule)?.[1] ?? ''
  const token = /var\(--([a-z0-9-]+)\)/.exec(fill)?.[1]
  return token ? (colours.get(token) ?? '') : fill
}

const tokens = read('../style/tokens.css')
const grounds = {
  day: coloursOf(tokens, ':root {'),
  night: coloursOf(tokens, ":root[data-theme='dark']"),
  paper: new Map([
    ['paper', '#fff'],
    ...coloursOf(chart.slice(chart.indexOf('@media print')), '.chart'),
  ]),
}

describe.each(Object.entries(grounds))('by %s', (_, colours) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('a number can be read on series %i', (series) => {
    const ground = colours.get(`series-${String(series)}`) ?? ''
    expect(contrast(lettersOn(series, colours), ground)).toBeGreaterThanOrEqual(4.5)
  })

  test('a higher class of the map stands out more from the lowest', () => {
    const tones = [0, 1, 2, 3, 4].map((tone) => colours.get(`map-${String(tone)}`) ?? '')
    const steps = tones.map((tone) => contrast(tone, tones[0] ?? ''))
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    expect(
      Math.min(...steps.slice(1).map((step, index) => step / (steps[index] ?? 1))),
    ).toBeGreaterThan(1.25)
  })
})

test('paper has the colours of the day', () => {
  for (const [name, colour] of grounds.paper) {
    if (name !== 'paper') expect([name, colour]).toEqual([name, grounds.day.get(name)])
  }
})
