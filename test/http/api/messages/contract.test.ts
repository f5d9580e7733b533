import { randomUUID } from 'node:crypto'
import { channelContract, type Message } from '../../../contracts/channel.ts'
import { place } from '../../../contracts/channel-bench.ts'

for (const channel of ['api', 'web'] as const)
  channelContract({
    name: `messages API (${channel})`,
    channel,
    sends: false,
    without: {
      ledger: 'the answer is the response to the request, and can be read again from the conversation',
      forged: 'anybody may write here: there is nothing to sign with, and nothing a stranger could not say',
      replayed: 'nothing is signed; that the same message id makes nothing new is a clause of its own',
      restart: 'what was not answered was not acknowledged either: the page sends it again with the same id',
    },
    open: async () => {
      const request = (body: unknown): Request =>
        new Request(`http://127.0.0.1/api/v1/${place}/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        })
      const bodyOf = ({ key, id, text }: Message) => ({
        conversationId: key,
        messageId: id,
        text,
        channel,
      })
      return {
        settings: { web: {} },
        key: randomUUID,
        id: randomUUID,
        conversationOf: (key) => key,
        deliver: (message) => request(bodyOf(message)),
        unknownKinds: (message) => [
          request({ ...bodyOf(message), text: { hologram: true } }),
          request({ ...bodyOf(message), attachments: [{ id: 'nothing' }] }),
          request({ ...bodyOf(message), channel: 'telegram' }),
          request({}),
          request('not JSON'),
        ],
        forge: () => [],
        replay: () => [],
        shown: async (response) => {
          const { replies } = (await response.json()) as { replies?: { text: string }[] }
          return replies?.map(({ text }) => text).join('\n') ?? null
        },
        platform: null,
        close: async () => undefined,
      }
    },
  })
