import { expect, test } from 'vitest'
import { findFigure } from '#modules/indicators/api.server.ts'
import { load } from './[id]/+page.server.ts'

async function sourceOf(figure: string) {
  const id = (await findFigure(figure))?.sourceId ?? ''
  return load({ params: { id } } as Parameters<typeof load>[0])
}

test('a source without an address shows the article the program carries', async () => {
  const { source, carried } = await sourceOf('F0014')
  expect(source.url).toBeNull()
  expect(carried).toContain('63,335 tỷ đồng (tăng 17,16% so năm 2013)')
})

test('a source with an address carries no text', async () => {
  expect((await sourceOf('F0730')).carried).toBeNull()
})
