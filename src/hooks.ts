import type { Reroute } from '@sveltejs/kit/hooks'
import { deLocalizeUrl } from '#text/generated/runtime.js'

/** `/en/de-an` is drawn by the route of `/de-an`. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname
