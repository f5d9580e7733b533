import { randomUUID } from 'node:crypto'
import { PuppetServer } from 'wechaty-puppet-service'
import type { OpenedChannel } from '../../../src/ports/channel.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import type { OpenDatabase } from '../../../src/store/database.ts'
import { channelContract, type Message } from '../../contracts/channel.ts'
import { secret } from '../../support/jiban.ts'
import { mockWorld } from '../../support/open-wechaty.ts'
import { freePort, until } from '../../support/processes.ts'

const ownConnection =
  'what comes is read from a connection that the service opened itself; nobody else speaks on it'
const otherLogin =
  'a restart is another login, in which the ids of contacts of the one before mean nothing: such lines go the next road'
const cipher = aesCipher(secret)
const text = 7

/** What the service stored of a contact, by the sealed messages themselves: the key of a citizen holds the login. */
const storedOf = (database: OpenDatabase) => async (contact: string) => {
  const { rows } = await database.pool.query(
    "select conversation_id, message_id, message_sealed from inbox_message where channel = 'wechaty' order by seq desc",
  )
  const opened = await Promise.all(
    rows.map(async (row) => ({
      conversation: String(row['conversation_id']),
      messageId: String(row['message_id']),
      citizen: JSON.parse(await cipher.open(String(row['message_sealed']))).citizenKey as string,
    })),
  )
  return opened.filter(({ citizen }) => JSON.parse(citizen)[1] === contact)
}

/** The puppet behind a gateway, as the service reaches it. */
const openGateway = async () => {
  const world = mockWorld()
  const says = world.puppet.messageSendText.bind(world.puppet)
  const payloadOf = world.puppet.messagePayload.bind(world.puppet)
  const asked = new Set<string>()
  let well = true
  Object.assign(world.puppet, {
    messagePayload: (id: string) => {
      asked.add(id)
      return payloadOf(id)
    },
    messageSendText: (...said: Parameters<typeof says>) => {
      if (!well) throw new Error('the platform is down')
      return says(...said)
    },
  })
  const endpoint = `127.0.0.1:${await freePort()}`
  const token = `insecure_${randomUUID()}`
  const gateway = new PuppetServer({ endpoint, puppet: world.puppet, token, tls: { disable: true } })
  await gateway.start()
  return {
    world,
    gateway,
    /** Messages the service has looked at. */
    asked,
    settings: { token, endpoint, withoutTls: true, mostToAll: 100, mostToOne: 50 },
    behaves: (how: boolean) => {
      well = how
    },
  }
}

channelContract({
  name: 'wechaty (a personal account, over a gateway)',
  channel: 'wechaty',
  sends: true,
  without: {
    forged: ownConnection,
    replayed: ownConnection,
    restart: otherLogin,
    'restart before sending': otherLogin,
    slow: 'the puppet gives no time after which a message counts as not sent; a gateway that is gone is told as down',
  },
  open: async (now, database) => {
    const { world, gateway, settings, asked, behaves } = await openGateway()
    const stored = storedOf(database)
    let opened: readonly OpenedChannel[] = []
    const known = new Set<string>()
    const contact = (id: string) => {
      if (!known.has(id)) world.mocker.createContact({ id, name: '来访人' })
      known.add(id)
    }
    const told = new Set<string>()
    /** A word of the account's own, which nobody stores: when it was looked at, what was told before it was too. */
    const ownWord = async () => {
      const id = randomUUID()
      world.mocker.MessageMock.create({
        id,
        talkerId: world.user.id,
        listenerId: world.user.id,
        type: text,
        timestamp: now().getTime(),
      })
      world.puppet.emit('message', { messageId: id })
      await until('the own word is looked at', async () => asked.has(id))
    }
    /** The puppet tells of a message; heard when it is on file, whatever becomes of it. */
    const tells =
      (message: Message, more: object = {}) =>
      async (): Promise<Response> => {
        contact(message.key)
        const id = `${message.key}:${message.id}`
        const payload = {
          id,
          talkerId: message.key,
          listenerId: world.user.id,
          type: text,
          text: message.text,
        }
        const again = told.has(id)
        if (!again) world.mocker.MessageMock.create({ ...payload, timestamp: message.at.getTime(), ...more })
        told.add(id)
        world.puppet.emit('message', { messageId: id })
        if (again) await ownWord()
        await until('the message is stored', async () =>
          (await stored(message.key)).some(({ messageId }) => messageId.endsWith(`:${id}`)),
        )
        return new Response()
      }
    return {
      settings: { wechaty: settings },
      connected: async (channels) => {
        opened = channels
        const health = () => opened.find(({ name }) => name === 'wechaty')?.health?.()
        if (!world.puppet.isLoggedIn) world.mocker.login(world.user)
        await until('logged in', async () => (await health())?.ok)
      },
      key: () => `wxid_${randomUUID()}`,
      id: randomUUID,
      conversationOf: async (key) => {
        const [newest] = await stored(key)
        if (!newest) throw new Error('nothing is stored of this contact')
        return newest.conversation
      },
      deliver: (message) => tells(message),
      unknownKinds: (message) =>
        [0, 5, 9, 14, 99].map((type) => tells({ ...message, id: randomUUID() }, { type, text: '' })),
      forge: () => [],
      replay: () => [],
      shown: async () => null,
      platform: {
        shownTo: (key) => world.shown.filter(({ to }) => to === key).map((one) => one.text),
        is: (how) => behaves(how === 'well'),
        mostBytes: 2048,
      },
      close: async () => {
        for (const channel of opened) await channel.stop?.()
        await gateway.stop()
      },
    }
  },
})
