import { randomUUID } from 'node:crypto'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { channelClients } from '../../../src/store/channel-clients.ts'
import { channelContract, type Message } from '../../contracts/channel.ts'
import { place } from '../../contracts/channel-bench.ts'
import { secret } from '../../support/jiban.ts'
import { noise } from './service.ts'

channelContract({
  name: 'Open311 GeoReport',
  channel: 'open311',
  sends: false,
  answer: /service_request_id/,
  without: {
    ledger: 'the number of the request is the response; nothing is written to anybody by this channel',
    order: 'every request is a matter by itself, and none goes on from another',
    restart: 'a request is filed in the response or not at all; the same Idempotency-Key finds it again',
  },
  open: async (_, database) => {
    const clients = channelClients(database.db, aesCipher(secret))
    const add = (scope: 'open311' | 'mcp') =>
      clients.add(place, { scope, name: '随手拍', settings: {} }, new Date())
    const { key } = await add('open311')
    const { key: otherScope } = await add('mcp')
    const request = (
      fields: Readonly<Record<string, string>>,
      headers: Readonly<Record<string, string>> = {},
    ): Request =>
      new Request(`http://127.0.0.1/open311/v2/${place}/requests.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams({ api_key: key, ...fields }).toString(),
      })
    const fieldsOf = ({ text }: Message) => ({ ...noise, description: text })
    const idOf = ({ id }: Message) => ({ 'idempotency-key': id })
    const write = (message: Message, more: Readonly<Record<string, string>> = {}) =>
      request({ ...fieldsOf(message), ...more }, idOf(message))
    return {
      settings: { open311: {} },
      key: randomUUID,
      id: randomUUID,
      deliver: (message) => write(message),
      unknownKinds: (message) => [
        write({ ...message, id: randomUUID() }, { service_code: 'holograms' }),
        write({ ...message, id: randomUUID() }, { lat: 'north', long: '' }),
        write({ ...message, id: randomUUID() }, { media_url: 'file:///etc/passwd' }),
        request({}, idOf({ ...message, id: randomUUID() })),
        request(fieldsOf(message), { 'content-type': 'application/json' }),
      ],
      forge: (message) => [
        write(message, { api_key: 'nobody' }),
        write(message, { api_key: '' }),
        write(message, { api_key: otherScope }),
        write(message, { jurisdiction_id: 'elsewhere.example' }),
      ],
      replay: (message) => [write(message)],
      shown: async (response) => JSON.stringify(await response.json()),
      platform: null,
      close: async () => undefined,
    }
  },
})
