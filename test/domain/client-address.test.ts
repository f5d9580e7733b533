import { describe, expect, it } from 'vitest'
import { clientAddress } from '../../src/domain/client-address.ts'

const socket = '10.0.0.2'
const at = (forwardedFor: string | undefined, proxies: number, connected: string | undefined = socket) =>
  clientAddress({ socket: connected, forwardedFor }, proxies)

describe('where a caller is counted', () => {
  it.each([
    ['no proxy: whoever is connected, whatever the header says', '1.2.3.4', 0, '10.0.0.2'],
    ['one proxy: whom it heard', '203.0.113.7', 1, '203.0.113.7'],
    ['one proxy: not what the caller wrote before it', '1.1.1.1, 2.2.2.2, 203.0.113.7', 1, '203.0.113.7'],
    ['two proxies: whom the outer one heard', '1.1.1.1, 203.0.113.7, 10.0.0.9', 2, '203.0.113.7'],
    ['past one of two proxies: whoever is connected', '203.0.113.7', 2, '10.0.0.2'],
    ['past the proxy: whoever is connected', undefined, 1, '10.0.0.2'],
    ['a header of nothing', ' , ,', 1, '10.0.0.2'],
    ['a proxy that does not say', 'unknown', 1, '10.0.0.2'],
    ['no address at all', '999.1.1.1', 1, '10.0.0.2'],
    ['a port beside it', '203.0.113.7:51234', 1, '203.0.113.7'],
    ['a port beside IPv6', '[2001:db8:1:2:3:4:5:6]:51234', 1, '2001:db8:1:2::/64'],
    ['an IPv4 address in IPv6', '::ffff:203.0.113.7', 1, '203.0.113.7'],
    ['hostile text', '<script>, \u0000', 1, '10.0.0.2'],
  ])('%s', (_, header, proxies, counted) => {
    expect(at(header, proxies)).toBe(counted)
  })

  it('one network of IPv6 is one, however its addresses are written', () => {
    const all = ['2001:db8::1', '2001:0DB8:0:0::ffff', '2001:db8:0:0:a:b:c:d'].map((one) =>
      at(undefined, 0, one),
    )
    expect(new Set(all)).toEqual(new Set(['2001:db8:0:0::/64']))
    expect(at(undefined, 0, '2001:db8:0:1::1')).toBe('2001:db8:0:1::/64')
    expect(at(undefined, 0, '::1')).toBe('0:0:0:0::/64')
  })

  it('is not known without a socket', () => {
    expect(clientAddress({ socket: undefined, forwardedFor: '1.2.3.4' }, 0)).toBeUndefined()
  })
})
