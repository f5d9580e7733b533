import { randomUUID } from 'node:crypto'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { channelClients } from '../../../src/store/channel-clients.ts'
import { channelContract, type Message } from '../../contracts/channel.ts'
import { place } from '../../contracts/channel-bench.ts'
import { secret } from '../../support/jiban.ts'

channelContract({
  name: 'OpenAI-compatible chat completions',
  channel: 'openai',
  sends: false,
  open: async (_, database) => {
    const clients = channelClients(database.db, aesCipher(secret))
    const add = (scope: 'openai' | 'mcp') =>
      clients.add(place, { scope, name: '前端', settings: {} }, new Date())
    const { client, key } = await add('openai')
    const { key: otherScope } = await add('mcp')
    const request = (body: unknown, headers: Readonly<Record<string, string>> = {}): Request =>
      new Request('http://127.0.0.1/v1/chat/completions', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
    const bodyOf = ({ key: user, text }: Message) => ({
      model: place,
      user,
      messages: [{ role: 'user', content: text }],
    })
    const idsOf = ({ key: user, id }: Message) => ({ 'x-conversation-id': user, 'idempotency-key': id })
    const write = (message: Message, headers: Readonly<Record<string, string>> = {}) =>
      request(bodyOf(message), { ...idsOf(message), ...headers })
    return {
      settings: { openai: {} },
      key: randomUUID,
      id: randomUUID,
      conversationOf: (user, door) =>
        door.conversationOf(place, 'openai', JSON.stringify([client.id, 'user', user]), user),
      deliver: (message) => write(message),
      unknownKinds: (message) => [
        request({ model: place, messages: [{ role: 'user', content: [{ type: 'image_url' }] }] }),
        request({ model: place, messages: [{ role: 'hologram', content: 'x' }] }),
        request({ model: place, messages: [] }),
        request({ ...bodyOf(message), n: 7 }),
        request('not JSON'),
      ],
      forge: (message) => [
        write(message, { authorization: 'Bearer nobody' }),
        write(message, { authorization: '' }),
        write(message, { authorization: `Bearer ${otherScope}` }),
        request({ ...bodyOf(message), model: 'generic-city' }, idsOf(message)),
      ],
      replay: (message) => [write(message)],
      shown: async (response) => {
        const answer = (await response.json()) as { choices?: { message: { content: string } }[] }
        return answer.choices?.[0]?.message.content ?? null
      },
      platform: null,
      close: async () => undefined,
    }
  },
})
