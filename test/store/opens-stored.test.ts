import { expect, it } from 'vitest'
import { conversationStore } from '../../src/store/conversations/conversation-store.ts'
import { cipherOf, nodeCipher } from '../../src/store/node-cipher.ts'
import { opensStored } from '../../src/store/opens-stored.ts'
import { onEveryDatabase } from '../support/database.ts'
import { turnCommit } from './turns.ts'

const first = nodeCipher('first secret')

onEveryDatabase('the key a service starts with', ({ database }) => {
  it('is any where nothing is stored, and later one of those that what is stored was sealed with', async () => {
    const { db } = database()
    expect(await opensStored(db, nodeCipher('any secret'))).toBe(true)
    await conversationStore(db, first).commit(turnCommit({ text: '路灯不亮' }))
    expect(await opensStored(db, first)).toBe(true)
    expect(await opensStored(db, cipherOf('sm4', 'second secret', 'first secret'))).toBe(true)
    expect(await opensStored(db, nodeCipher('second secret'))).toBe(false)
  })
})
