import { isIP } from 'node:net'

/** Networks without machines of the public internet: private, shared, local, documentation, multicast, reserved. */
const notPublic = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
  // Of IPv6 only 2000::/3 is public; within it tunnels (Teredo, 6to4) lead to IPv4 addresses of any kind.
  '2001::/32 2001:db8::/32 2002::/16',
]
  .join(' ')
  .split(' ')

const globalUnicast = '2000::/3'
const loopbacks = ['127.0.0.0/8', '::1/128']

/** The address as bits, IPv4 as 32 and IPv6 as 128; IPv4 inside IPv6 is IPv4. null for anything else. */
const bitsOf = (address: string): string | null => {
  const plain = address.replace(/%.*$/, '')
  if (isIP(plain) === 4)
    return plain
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('')
  if (isIP(plain) !== 6) return null
  const groups = groupsOf(plain)
  const bits = groups.map((group) => group.toString(2).padStart(16, '0')).join('')
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  return mapped ? bits.slice(96) : bits
}

const groupsOf = (address: string): readonly number[] => {
  const dotted = /(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const text = dotted ? `${dotted[1]}${hex(dotted[2], dotted[3])}:${hex(dotted[4], dotted[5])}` : address
  const [head = '', tail] = text.split('::')
  const read = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
  const before = read(head)
  if (tail === undefined) return before
  const after = read(tail)
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

const hex = (high = '0', low = '0'): string => (Number(high) * 256 + Number(low)).toString(16)

/** Whether a text is a network: an address and how many of its bits count. */
export const isNetwork = (text: string): boolean => prefixOf(text) !== null

const prefixOf = (network: string): string | null => {
  const [address = '', length = ''] = network.split('/')
  const bits = bitsOf(address)
  const most = bits?.length ?? 0
  if (bits === null || !/^\d{1,3}$/.test(length) || Number(length) > most) return null
  return `${most}:${bits.slice(0, Number(length))}`
}

const isIn = (address: string, networks: readonly string[]): boolean => {
  const bits = bitsOf(address)
  const whole = bits === null ? '' : `${bits.length}:${bits}`
  return networks.some((network) => {
    const prefix = prefixOf(network)
    return prefix !== null && whole.startsWith(prefix)
  })
}

const isPublic = (address: string): boolean =>
  bitsOf(address) !== null &&
  !isIn(address, notPublic) &&
  (bitsOf(address)?.length === 32 || isIn(address, [globalUnicast]))

export type Reachable = { readonly networks: readonly string[]; readonly loopback?: boolean }

/** Why an address may not be connected to; null when it may. In the clear only where the operator named the network. */
export const whyNot = (
  address: string,
  protocol: string,
  { networks, loopback }: Reachable,
): string | null => {
  if (isIn(address, networks) || (loopback === true && isIn(address, loopbacks))) return null
  if (!isPublic(address)) return '地址在内网或本机，未经运维人员允许'
  return protocol === 'https:' ? null : '公网地址要用 https'
}
