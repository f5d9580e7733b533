import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { conversationStore } from '../../../src/store/conversations/conversation-store.ts'
import { countingStatements } from '../../support/counting-statements.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { elsewhere, here, turnCommit } from '../turns.ts'

const cipher = aesCipher('the data key of a test')
const talk = { kind: 'small-talk' } as const
const saying = (text: string) => ({ turn: { outcome: talk, replies: [{ text }] } })

onEveryDatabase('turns that arrive at the same time', ({ database }) => {
  const store = (db = database().db) => conversationStore(db, cipher, { together: true })

  it('are stored together, each as its own, in far fewer statements than turns', async () => {
    const { db, counted } = countingStatements(database().db)
    const conversations = store(db)
    const changes = Array.from({ length: 60 }, (_, n) =>
      turnCommit({ text: `第${n}句`, ...saying(`答${n}`) }),
    )
    const results = await Promise.all(changes.map(conversations.commit))
    expect(results).toEqual(changes.map(() => ({ kind: 'committed' })))
    expect(counted.statements).toBeLessThan(20)
    counted.statements = 0
    const opened = await Promise.all(
      changes.map((change) => conversations.open(here, 'web', change.conversationId, change.messageId)),
    )
    expect(counted.statements).toBeLessThan(20)
    expect(opened.map(({ answered }) => answered?.replies[0]?.text)).toEqual(changes.map((_, n) => `答${n}`))
    expect(opened.map(({ conversation }) => conversation.id)).toEqual(
      changes.map(({ conversationId }) => conversationId),
    )
  })

  it('are refused alone: a message sent twice, a conversation at another version', async () => {
    const conversations = store()
    const [twice, again] = [turnCommit(saying('一')), turnCommit(saying('二'))]
    const late = turnCommit({ expectedVersion: 4 })
    const rest = Array.from({ length: 20 }, () => turnCommit())
    const all = [twice, { ...again, messageId: twice.messageId }, late, ...rest]
    const [first, second, third, ...others] = await Promise.all(all.map(conversations.commit))
    const kinds = [first?.kind, second?.kind].toSorted()
    expect(kinds).toEqual(['committed', 'duplicate'])
    expect(third).toEqual({ kind: 'stale' })
    expect(others).toEqual(rest.map(() => ({ kind: 'committed' })))
    const { conversation } = await conversations.open(here, 'web', late.conversationId, 'another')
    expect(conversation.version).toBe(0)
  })

  it('of one conversation follow each other: one wins, the others decide anew', async () => {
    const conversations = store()
    const conversationId = randomUUID()
    const all = Array.from({ length: 8 }, () => turnCommit({ conversationId }))
    const results = await Promise.all(all.map(conversations.commit))
    expect(results.map(({ kind }) => kind).toSorted()).toEqual([
      'committed',
      ...all.slice(1).map(() => 'stale'),
    ])
    const { conversation } = await conversations.open(here, 'web', conversationId, 'another')
    expect(conversation.version).toBe(1)
  })

  it('with text no database takes harm nobody, and places stay apart', async () => {
    const conversations = store()
    const odd = turnCommit({ text: 'a\0b\ud800', ...saying('\0') })
    const there = turnCommit({
      place: elsewhere,
      conversationId: odd.conversationId,
      messageId: odd.messageId,
    })
    const results = await Promise.all([odd, there, turnCommit()].map(conversations.commit))
    expect(results.map(({ kind }) => kind)).toEqual(['committed', 'committed', 'committed'])
  })

  it('each hear of a fault of the database', async () => {
    const broken = database().db.withPlugin({
      transformQuery: () => {
        throw new Error('no database')
      },
      transformResult: async ({ result }) => result,
    })
    const results = await Promise.allSettled([turnCommit(), turnCommit()].map(store(broken).commit))
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})
