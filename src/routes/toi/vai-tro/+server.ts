import { redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { chooseHolding } from '#platform/sign-in/session.ts'
import { returnPath } from '#platform/sign-in/return-path.ts'
import type { RequestHandler } from './$types'

/** From now on the session acts in another of the person's roles. */
export const POST: RequestHandler = async ({ request, locals }) => {
  const form = await request.formData()
  const { present } = locals
  const chosen = present?.holdings.find(({ id }) => id === form.get('holding'))
  if (!present || !chosen) throw new Failure('invalid', 'a role that is not held')
  await chooseHolding(present.session.sessionId, chosen.id)
  redirect(303, returnPath(String(form.get('back') ?? '')))
}
