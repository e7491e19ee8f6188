import { refusalAsked } from '#door/guard.ts'
import type { PageServerLoad } from './$types'

/** The page of a refusal: the door asks for it, at whatever address was refused. */
export const load: PageServerLoad = ({ url, locals }) => {
  const { searchParams } = url
  throw refusalAsked(searchParams.get('vi-sao'), searchParams.get('viec'), locals.present)
}
