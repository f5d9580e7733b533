import { randomBytes, randomUUID } from 'node:crypto'
import { encrypt, getSignature } from '@wecom/crypto'
import { channelContract, type Message } from '../../contracts/channel.ts'
import { place } from '../../contracts/channel-bench.ts'
import { textEntry } from '../../support/open-wecom.ts'
import { corp, wecomServer } from '../../support/wecom-server.ts'

type Spoiled = {
  readonly signature?: string
  readonly aesKey?: string
  readonly corpId?: string
  readonly at?: Date
}

channelContract({
  name: 'WeCom customer service',
  channel: 'wecom',
  sends: true,
  open: async (now) => {
    const server = await wecomServer(() => now().getTime())
    const pushed = new Map<string, Readonly<Record<string, unknown>>>()
    /** The platform says that something waits. */
    const ring = (spoiled: Spoiled = {}): Request => {
      const event = `<xml><ToUserName><![CDATA[${corp.corpId}]]></ToUserName><CreateTime>1348831860</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[${server.newToken()}]]></Token><OpenKfId><![CDATA[${corp.openKfId}]]></OpenKfId></xml>`
      const box = encrypt(spoiled.aesKey ?? corp.aesKey, event, spoiled.corpId ?? corp.corpId)
      const timestamp = String(Math.floor((spoiled.at ?? now()).getTime() / 1000))
      const nonce = randomBytes(5).toString('hex')
      const msg_signature = spoiled.signature ?? getSignature(corp.token, timestamp, nonce, box)
      const query = new URLSearchParams({ msg_signature, timestamp, nonce })
      const body = `<xml><ToUserName><![CDATA[${corp.corpId}]]></ToUserName><Encrypt><![CDATA[${box}]]></Encrypt></xml>`
      return new Request(`http://127.0.0.1/wecom/${place}?${query}`, { method: 'POST', body })
    }
    const writes = ({ key, id, text }: Message): void => {
      pushed.set(id, server.wrote(key, textEntry(text, id)))
    }
    const happens = (key: string, more: Readonly<Record<string, unknown>>) => {
      server.wrote(key, { msgid: randomUUID(), ...more })
      return ring()
    }
    return {
      settings: { wecom: { ...corp, apiBase: server.url, patienceMs: 1_500 } },
      key: () => `wm${randomUUID().replaceAll('-', '')}`,
      id: randomUUID,
      deliver: (message) => {
        writes(message)
        return ring()
      },
      unknownKinds: ({ key }) => [
        happens(key, { msgtype: 'hologram' }),
        happens(key, { msgtype: 'text' }),
        happens(key, { msgtype: 'location', location: { latitude: 'x' } }),
        happens(key, { origin: 9, msgtype: 'event', event: { event_type: 'no_such_event' } }),
      ],
      // What waits is not pulled for somebody who only says so.
      forge: (message) => {
        writes(message)
        return [
          ring({ signature: '0'.repeat(40) }),
          ring({ aesKey: 'Z'.repeat(43) }),
          ring({ corpId: 'ww0000000000000000' }),
          ring({ at: new Date(message.at.getTime() - 3_600_000) }),
        ]
      },
      replay: (message) => {
        server.happens(pushed.get(message.id) ?? {})
        return [ring(), ring({ at: new Date(message.at.getTime() - 3_600_000) })]
      },
      shown: async (response) => {
        if (!response.ok) throw new Error(`status ${response.status}: ${await response.text()}`)
        return null
      },
      platform: {
        shownTo: (key) => server.shown.filter(({ to }) => to === key).map(({ text }) => text),
        is: (how) =>
          server.always((path) =>
            how === 'well' || path !== 'kf/send_msg'
              ? null
              : how === 'down'
                ? { says: '<html>' }
                : { hangs: 'not-taken' },
          ),
        mostBytes: 2048,
      },
      close: server.close,
    }
  },
})
