import { randomInt, randomUUID } from 'node:crypto'
import { signedHeaders } from '../../../adapters/signed-post/signature.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { channelClients } from '../../../src/store/channel-clients.ts'
import { channelContract, type Message } from '../../contracts/channel.ts'
import { place } from '../../contracts/channel-bench.ts'
import { secret } from '../../support/jiban.ts'
import { signedEndpoint } from '../../support/signed-endpoint.ts'

type Signed = {
  readonly key?: string
  readonly client?: string
  readonly at?: Date
  readonly signedBody?: string
}

channelContract({
  name: 'relay (text messages)',
  channel: 'sms',
  sends: true,
  without: {
    slow: 'a gateway is waited for ten seconds; that a line is over then is a test of the signed post',
  },
  open: async (now, database) => {
    const gateway = await signedEndpoint()
    const taken: { readonly to?: string; readonly text?: string }[] = []
    const behaves = (well: boolean) =>
      gateway.answers(({ json }) => {
        if (well) taken.push(json)
        return well ? {} : { status: 503 }
      })
    behaves(true)
    const { client, key } = await channelClients(database.db, aesCipher(secret)).add(
      place,
      { scope: 'relay', name: '短信网关', settings: { channels: 'sms', url: gateway.url } },
      new Date(),
    )
    const path = `/relay/${place}`
    const request = (body: string, signed: Signed = {}): Request => {
      const headers = signedHeaders(
        { client: signed.client ?? client.id, key: signed.key ?? key, now: signed.at ?? now() },
        { method: 'POST', path, body: new TextEncoder().encode(signed.signedBody ?? body) },
      )
      return new Request(`http://127.0.0.1${path}`, { method: 'POST', headers, body })
    }
    const bodyOf = ({ key: from, id, text, at }: Message, more: object = {}) =>
      JSON.stringify({ id, channel: 'sms', from, text, time: at.toISOString(), ...more })
    const caught = new Map<string, Request>()
    return {
      settings: { relay: { channels: ['sms'] } },
      key: () => `138${String(randomInt(10 ** 8)).padStart(8, '0')}`,
      id: randomUUID,
      deliver: (message) => {
        const made = request(bodyOf(message), { at: message.at })
        caught.set(message.id, made.clone())
        return made
      },
      unknownKinds: (message) => [
        request(bodyOf(message, { kind: 'hologram' })),
        request(bodyOf(message, { channel: 'telegram' })),
        request(bodyOf(message, { text: undefined, attachments: [{ name: 'x.bin', content: 'AAAA' }] })),
        request('not JSON'),
        request('[]'),
      ],
      forge: (message) => [
        request(bodyOf(message), { key: 'another key' }),
        request(bodyOf(message), { client: 'nobody' }),
        request(bodyOf(message), { signedBody: bodyOf({ ...message, text: '别的' }) }),
        request(bodyOf(message), { at: new Date(message.at.getTime() - 3_600_000) }),
        new Request(`http://127.0.0.1${path}`, { method: 'POST', body: bodyOf(message) }),
      ],
      replay: (message) => {
        const found = caught.get(message.id)
        if (!found) throw new Error('nothing was caught')
        return [found, request(bodyOf(message))]
      },
      shown: async (response) => {
        const { say } = (await response.json()) as { say?: string | null }
        return say ?? null
      },
      platform: {
        shownTo: (to) => taken.filter((sent) => sent.to === to).map(({ text = '' }) => text),
        is: (how) => behaves(how === 'well'),
        mostBytes: 8 * 67 * 3,
      },
      close: async () => void (await gateway.close()),
    }
  },
})
