// Runs in a process of its own: compiling blocks its thread, and the parent may have to end it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { TypesetAnswer, TypesetRequest } from './typesetter.ts'

const root = process.argv[2] ?? process.cwd()
const resolve = createRequire(join(root, 'package.json')).resolve
const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']
const fontBlobs = faces.map((face) =>
  readFileSync(resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`)),
)
const compiler = NodeCompiler.create({
  workspace: join(root, 'src/platform/letters'),
  fontArgs: [{ fontBlobs }],
})
const mainFileContent = readFileSync(join(root, 'src/platform/letters/official.typ'), 'utf8')

process.on('message', ({ id, data }: TypesetRequest) => {
  process.send?.(answer(id, data))
  compiler.evictCache(2)
})
process.on('disconnect', () => process.exit())

/** PDF/A-2a first; letters that no font here has cannot be archived, so the document is at least made. */
function answer(id: number, data: string): TypesetAnswer {
  try {
    const compiled = compiler.compile({ mainFileContent, inputs: { data } })
    const { result } = compiled
    if (!result) return { id, error: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics) }
    try {
      return { id, pdf: compiler.pdf(result, { pdfStandard: 'a-2a' }) }
    } catch (error) {
      return { id, pdf: compiler.pdf(result), notArchival: String(error) }
    }
  } catch (error) {
    return { id, error: String(error) }
  }
}
