/**
 * One message to the service, its turn as it comes.
 * @typedef {{ place: string, conversationId: string, messageId: string, text: string, attachments: { id: string }[] }} Message
 * @typedef {{ progress(text: string): void, delta(reply: number, text: string): void }} Watcher
 */

/** The line broke before the turn was told: the same message may be sent again, it is answered once. */
export class LineLost extends Error {}
/** The service said no, with the reason and what to do. */
export class Refused extends Error {
  /** @param {string} reason @param {boolean} later whether the same message may be taken later as it is */
  constructor(reason, later = false) {
    super(reason)
    this.later = later
  }
}

/**
 * Sends the message and reports what comes. Resolves when the turn is stored and told.
 * @param {Message} message
 * @param {Watcher} watcher
 * @returns {Promise<void>}
 */
export const sendMessage = async ({ place, conversationId, messageId, text, attachments }, watcher) => {
  const response = await fetch(`/api/v1/${place}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({
      conversationId,
      messageId,
      text,
      channel: 'web',
      ...(attachments.length > 0 ? { attachments } : {}),
    }),
  }).catch(() => {
    throw new LineLost()
  })
  if (!response.ok || !response.body) throw await refusalOf(response)
  for await (const { event, data } of eventsOf(response.body)) {
    if (event === 'progress') watcher.progress(data.text)
    if (event === 'delta') watcher.delta(data.reply, data.text)
    if (event === 'error') throw refusedBy(data.status, data.detail)
    if (event === 'done') return
  }
  throw new LineLost()
}

/** @param {number} status @param {string} reason */
const refusedBy = (status, reason) => new Refused(reason, status >= 500 || status === 429)

/** @param {Response} response */
const refusalOf = async (response) => {
  if (response.status === 502 || response.status === 504) return new LineLost()
  const problem = await response.json().catch(() => null)
  return refusedBy(response.status, problem?.detail ?? '暂时不能发送，请稍后再试。')
}

/**
 * Server-sent events out of a response body.
 * @param {ReadableStream<Uint8Array>} body
 */
const eventsOf = async function* (body) {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read().catch(() => {
      throw new LineLost()
    })
    if (done) return
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) yield parsed(part)
  }
}

/** @param {string} part */
const parsed = (part) => {
  const lines = part.split('\n')
  const of = (/** @type {string} */ name) =>
    lines
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trimStart())
      .join('\n')
  return { event: of('event'), data: JSON.parse(of('data') || '{}') }
}
