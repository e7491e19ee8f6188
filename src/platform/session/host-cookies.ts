import type { Cookies } from '@sveltejs/kit'

const prefix = '__Host-'

/** The name of a cookie where pages come by https: bound to this host, and http may not set it. */
const bound = (name: string) => (name.startsWith(prefix) ? name : prefix + name)

/**
 * Has every cookie of a request that came by https travel by nothing else and be bound to this host, whatever it is called
 * by whoever sets, reads or deletes it. An office may serve plain http inside its own walls: there they keep their names.
 */
export function bindToHost(cookies: Cookies): void {
  const set = cookies.set.bind(cookies)
  const get = cookies.get.bind(cookies)
  const drop = cookies.delete.bind(cookies)
  cookies.set = (name, value, options) => set(bound(name), value, { ...options, secure: true })
  cookies.get = (name, options) => get(bound(name), options)
  cookies.delete = (name, options) => drop(bound(name), { ...options, secure: true })
}
