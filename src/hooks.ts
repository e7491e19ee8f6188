import type { Reroute } from '@sveltejs/kit/hooks'
import { deLocalizeUrl } from '#text/generated/runtime.js'

/** `/en/de-an` is the English face of `/de-an`. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname
