import type { Channel } from '../../domain/conversation.ts'
import type { InboxLimits } from '../../ports/inbox.ts'

/** How much a citizen may send and how much may wait. The numbers are ours: no regulation and no platform sets them. */
export const inboxLimits: InboxLimits = {
  // A person types a line in two or three seconds at the fastest, and not for a minute on end.
  messages: 20,
  windowMs: 60_000,
  // More from one person is no dialogue any more.
  waitingOfSender: 10,
  // Some minutes of work for one process; what comes on top would be answered too late to be of use.
  waitingInPlace: 2_000,
  // Who goes on after having been told is not told again with every message.
  episodeMs: 300_000,
}

/**
 * Danger is let in past everything that holds up others, but not without end: the word for it is no way around the
 * limits. Whoever is refused has been told whom to call dozens of times in the same minute.
 */
export const dangerLimits: InboxLimits = {
  ...inboxLimits,
  messages: 60,
  waitingOfSender: 60,
  waitingInPlace: Number.POSITIVE_INFINITY,
}

/** Channels whose key is a person, however many conversations they hold. A programme's key stands for many people. */
export const knowsPersons: ReadonlySet<Channel> = new Set([
  'wechat',
  'wecom',
  'wechaty',
  'sms',
  'phone',
  'fax',
  'weibo',
])

/** Times of receiving, in ms. Ours as well. */
export const inboxTimes = {
  /** People give name, telephone and place in one message each while an order is taken down. */
  collectingMergeMs: 3_000,
  /** A thought that goes on for longer is answered in parts. */
  longestThoughtMs: 8_000,
  /** Share of the time a caller can wait that may be spent on waiting for fragments. */
  mergeShare: 0.6,
  /** A turn not finished by then is taken to have died with its process. */
  leaseMs: 60_000,
  /** How long a caller has to say that the reply left with its response, before the sender sends it. */
  carryMs: 8_000,
  /** A message that says it is older comes from a clock that is wrong; deadlines would count from there. */
  oldestMs: 7 * 24 * 3_600_000,
  /** How often one looks whether another process has finished its turn. */
  pollMs: 250,
  /** Left to whoever works through the inbox by the minute. */
  patienceMs: 90_000,
  /** What waits longer than this has no caller any more. */
  overdueMs: 10_000,
  /** After a fault, by the number of tries; then a person looks. */
  retryMs: [2_000, 15_000],
} as const

/** Turns made at once by one process; the rest queue, one place in the queue for each conversation. */
export const turnsAtOnce = 8

export const longestMessageId = 200

/** Characters of a message that are read whole; fragments are not joined beyond. */
export const longestJoined = 4_000
