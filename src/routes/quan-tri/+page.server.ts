import { mayOpen } from '#door/guard.ts'
import type { PageServerLoad } from './$types'

const doors = [
  '/quan-tri/nguoi-dung',
  '/quan-tri/don-vi',
  '/quan-tri/ban-giao',
  '/quan-tri/du-lieu-ca-nhan',
  '/quan-tri/thu-di',
] as const

export const load: PageServerLoad = () => ({ doors: doors.filter(mayOpen) })
