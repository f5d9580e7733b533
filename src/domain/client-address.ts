/** What a request says of where it came from. */
export type CameFrom = {
  /** Whoever opened the connection; absent where there is no socket. */
  readonly socket: string | undefined
  /** The header X-Forwarded-For: each proxy adds at its end whom it heard. */
  readonly forwardedFor: string | undefined
}

/**
 * Where a caller is counted: the address that the outermost of `proxies` trusted proxies heard, an IPv6 one by its
 * network (/64). What stands before that in the header was written by the caller and counts for nothing. Undefined when
 * nothing is known.
 */
export const clientAddress = (
  { socket, forwardedFor = '' }: CameFrom,
  proxies: number,
): string | undefined => {
  const heard = forwardedFor.split(',').filter((entry) => entry.trim() !== '')
  // Who did not come through all of the proxies is whoever is connected.
  const told = proxies > 0 && heard.length >= proxies ? heard[heard.length - proxies] : undefined
  return networkOf(told) ?? networkOf(socket)
}

const networkOf = (text: string | undefined): string | undefined => {
  const bare = (text ?? '').trim().toLowerCase()
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(bare) ?? []
  const plain = (bracketed ?? bare).replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '')
  return ipv4(plain.replace(/^([\d.]+):\d+$/, '$1')) ?? ipv6(plain)
}

const ipv4 = (text: string): string | undefined =>
  /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255)
    ? text
    : undefined

const ipv6 = (text: string): string | undefined => {
  if (!/^[\da-f:]+$/.test(text) || !URL.canParse(`http://[${text}]`)) return undefined
  const [head = '', tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::')
  const groups = (part: string) => part.split(':').filter((group) => group !== '')
  const [first, last] = [groups(head), groups(tail ?? '')]
  const whole = [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last]
  return `${whole.slice(0, 4).join(':')}::/64`
}
