import { gzipSync } from 'node:zlib'
import type { Figure } from './figure.ts'

const aimBytes = 60_000
const pages = ['/', '/de-an', '/bao-cao/vung-NAM/2014'] as const

/** The scripts that the first view of a page loads, gzipped, inline ones too. */
export async function measureWeight(address: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const page of pages) {
    const html = await textOf(address + page)
    const scripts = await Promise.all(
      scriptsOf(html).map((path) => textOf(new URL(path, address + page).href)),
    )
    const bytes = [...scripts, ...inlineOf(html)].reduce(
      (sum, text) => sum + gzipSync(text).length,
      0,
    )
    figures.push({
      name: `Script of the first view of ${page}`,
      product: `${(bytes / 1000).toFixed(1)} kB`,
      aim: `< ${aimBytes / 1000} kB`,
      met: bytes < aimBytes,
    })
  }
  return figures
}

async function textOf(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} from ${address}`)
  return response.text()
}

function scriptsOf(html: string): string[] {
  const patterns = [
    /<link[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g,
    /<link[^>]*href="([^"]+)"[^>]*rel="modulepreload"/g,
    /<script[^>]*src="([^"]+)"/g,
    /import\("([^"]+)"\)/g,
  ]
  return [
    ...new Set(
      patterns.flatMap((pattern) => [...html.matchAll(pattern)].map((found) => found[1] ?? '')),
    ),
  ]
}

const inlineOf = (html: string) =>
  [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
    .map((found) => found[1] ?? '')
    .filter(Boolean)
