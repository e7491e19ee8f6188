import { mkdir, writeFile } from 'node:fs/promises'
import { generatedDocs } from './generated-docs.ts'

await mkdir('docs/generated', { recursive: true })
for (const [file, text] of Object.entries(generatedDocs())) {
  await writeFile(`docs/generated/${file}`, text)
  console.log(`docs/generated/${file}`)
}
