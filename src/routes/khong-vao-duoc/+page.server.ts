import { refusalAsked } from '#door/guard.ts'
import type { PageServerLoad } from './$types'

/** The page of a refusal: the door asks for it, at whatever address was refused. */
export const load: PageServerLoad = ({ url }) => {
  throw refusalAsked(url.searchParams.get('vi-sao'), url.searchParams.get('viec'))
}
