import { redirect } from '@sveltejs/kit'
import { listSnapshots, reportsOnOffer, scopeOfSlug, slugOf } from '#modules/reports/api.server.ts'
import { to } from '#ui/to.ts'
import { viewOf, yearOfText } from './asked.ts'
import { scopeChoices } from './scope-choices.ts'
import type { PageServerLoad } from './$types'

export const load = (async ({ url }) => {
  const scope = scopeOfSlug(url.searchParams.get('pham-vi') ?? '')
  const year = yearOfText(url.searchParams.get('nam'))
  if (scope && year !== undefined) {
    const view = viewOf(url.searchParams) === 'today' ? '?xem=today' : ''
    redirect(303, to(`/bao-cao/${slugOf(scope)}/${year}${view}`))
  }
  const [offered, snapshots, scopes] = await Promise.all([
    reportsOnOffer(),
    listSnapshots(),
    scopeChoices(),
  ])
  const nameOf = (slug: string) => scopes.find(({ value }) => value === slug)?.label ?? slug
  return {
    asked: { scope: url.searchParams.get('pham-vi'), year: url.searchParams.get('nam') },
    failed: url.searchParams.has('nam') || url.searchParams.has('pham-vi'),
    large: offered.filter((each) => each.scope.kind === 'nation' || each.scope.kind === 'region'),
    provinces: offered.filter((each) => each.scope.kind.startsWith('province')),
    scopes,
    snapshots: snapshots.map((snapshot) => ({
      ...snapshot,
      name: nameOf(slugOf(snapshot.scope)),
    })),
  }
}) satisfies PageServerLoad
