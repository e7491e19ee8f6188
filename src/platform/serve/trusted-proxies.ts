import { BlockList, isIP } from 'node:net'

/** Tells the addresses of a list (`KC_TRUSTED_PROXIES`: addresses and networks, by commas) from others. */
export function trustedProxies(text: string): (address: string) => boolean {
  const list = new BlockList()
  for (const entry of text.split(',').map((part) => part.trim())) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) continue
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (address) => {
    const version = isIP(address)
    return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
  }
}

/** An address without what some proxies put around it: a port, the brackets of IPv6, the IPv6 form of IPv4. */
export function plainAddress(text: string): string {
  const bare = text.trim().replace(/^\[([^\]]*)\](:\d+)?$|^(\d+(?:\.\d+){3}):\d+$/, '$1$3')
  return bare.replace(/^::ffff:(?=\d+\.)/i, '')
}

/** The network an address counts as: of IPv6 one household or office has 2^64 addresses, and a guesser as many. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length
  const all = [
    ...groups(head),
    ...Array<string>(Math.max(missing, 0)).fill('0'),
    ...groups(tail ?? ''),
  ]
  const network = all.slice(0, 4).map((group) => parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}
