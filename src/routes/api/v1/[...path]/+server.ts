import type { RequestHandler } from './$types'
import { answerApi } from '../answer.ts'

export const GET: RequestHandler = answerApi
export const POST: RequestHandler = answerApi
export const PATCH: RequestHandler = answerApi
// Any other method is told which ones there are, as a problem like everything else.
export const fallback: RequestHandler = answerApi
