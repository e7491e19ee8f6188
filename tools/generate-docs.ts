import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { withMadeParts } from './asvs/document.ts'
import { generatedDocs } from './generated-docs.ts'

await mkdir('docs/generated', { recursive: true })
for (const [file, text] of Object.entries(generatedDocs())) {
  await writeFile(`docs/generated/${file}`, text)
  console.log(`docs/generated/${file}`)
}

const security = 'docs/security.md'
await writeFile(security, withMadeParts(await readFile(security, 'utf8')))
console.log(security)
