import type { Answer } from './answer.ts'
import { answers as first } from './answers/v01-v05.ts'
import { answers as second } from './answers/v06-v10.ts'
import { answers as third } from './answers/v11-v17.ts'

/** What the product does about each requirement of levels 1 and 2. */
export const answers: readonly Answer[] = [...first, ...second, ...third]
