import { type Channel, channelSchema } from './conversation.ts'

/** Conversations that begin in a browser or a programme of somebody's own: who knows the id may read and go on. */
const openedById: readonly Channel[] = ['web', 'api']

const ofPlatform = new RegExp(
  `^(?:${channelSchema.options.filter((channel) => !openedById.includes(channel)).join('|')})-[0-9a-f]{40}$`,
)

/** Whether an id as a page or a programme gives it may name a conversation of theirs: at most 128 letters and signs. */
export const mayOpenById = (id: string): boolean => /^[\w:.-]{1,128}$/.test(id) && !ofPlatform.test(id)
