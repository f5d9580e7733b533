import { channelContract, type Message } from '../../contracts/channel.ts'
import { place } from '../../contracts/channel-bench.ts'
import {
  messageXml,
  newMessageId,
  type Push,
  pushXml,
  type Spoiled,
  shownBy,
  testAccount,
} from '../../support/wechat-push.ts'
import { wechatServer } from '../../support/wechat-server.ts'

channelContract({
  name: 'WeChat official account',
  channel: 'wechat',
  sends: true,
  open: async (now) => {
    const server = await wechatServer(() => now().getTime())
    /** The request the platform would make, not yet made. */
    const request = async (
      xml: string,
      at: Date,
      { mode = 'safe', ...spoiled }: Spoiled & { readonly mode?: Push['mode'] } = {},
    ): Promise<Request> => {
      const made: Request[] = []
      const push: Push = {
        send: async (path, init) => {
          made.push(new Request(`http://127.0.0.1${path}`, init))
          return new Response('success')
        },
        path: `/wechat/${place}`,
        mode,
        now: () => at,
      }
      await pushXml(push, xml, spoiled)
      const [first] = made
      if (!first) throw new Error('nothing was pushed')
      return first
    }
    const textXml = ({ key, id, text, at }: Message, openid = key) =>
      messageXml(openid, { MsgType: 'text', Content: text, MsgId: id }, at)
    return {
      settings: {
        wechat: { ...testAccount, apiBase: server.url, patienceMs: 1_500 },
      },
      key: () => `o${newMessageId()}`,
      id: newMessageId,
      deliver: (message) => {
        server.wrote(message.key)
        return request(textXml(message), message.at)
      },
      unknownKinds: ({ key, at }) => [
        request(messageXml(key, { MsgType: 'hologram', MsgId: newMessageId() }, at), at),
        request(messageXml(key, { MsgType: 'event', Event: 'no_such_event' }, at), at),
        request(messageXml(key, { MsgType: 'event', Event: 'CLICK' }, at), at),
        request(messageXml(key, { MsgType: 'text', MsgId: newMessageId() }, at), at),
        request(messageXml(key, { MsgType: 'location', MsgId: newMessageId() }, at), at),
      ],
      forge: (message) => [
        request(textXml(message), message.at, { signature: '0'.repeat(40) }),
        request(textXml(message), message.at, { appId: 'wx0000000000000000' }),
        request(textXml(message), message.at, { mode: 'plain' }),
        request(textXml(message), new Date(message.at.getTime() - 3_600_000)),
        request(textXml(message).replace(testAccount.account, 'gh_somebodyelse'), message.at),
      ],
      replay: (message) => [
        request(textXml(message), message.at),
        request(textXml(message), new Date(message.at.getTime() - 3_600_000)),
      ],
      shown: (response) => shownBy(response),
      platform: {
        shownTo: (key) => server.shown.filter(({ to }) => to === key).map(({ text }) => text),
        is: (how) =>
          server.always(() =>
            how === 'well' ? null : how === 'down' ? { cuts: 'not-taken' } : { hangs: 'not-taken' },
          ),
        mostBytes: 2048,
      },
      close: server.close,
    }
  },
})
