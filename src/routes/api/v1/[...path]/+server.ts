import type { RequestHandler } from './$types'
import { api } from '../api.ts'

export const GET: RequestHandler = ({ request }) => api(request)
