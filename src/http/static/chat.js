// The conversation without reloads. Turns are drawn by the server; this script sends, waits, resends and puts them in.
import { attachments } from './chat-attachments.js'
import { offerElsewhere } from './chat-elsewhere.js'
import { followConversation } from './chat-events.js'
import { draftOf, fetchTurns, newest, showNewest } from './chat-log.js'
import { conversationMemory, draftMemory, keeps, newId, outboxMemory } from './chat-memory.js'
import { sendQueue } from './send-queue.js'
import { keptByHost, toHost } from './widget-frame.js'

const page = /** @type {HTMLElement} */ (document.querySelector('.chat'))
const composer = /** @type {HTMLFormElement} */ (document.querySelector('form.composer'))
const field = /** @type {HTMLTextAreaElement} */ (composer.querySelector('textarea'))
const waiting = /** @type {HTMLElement} */ (composer.querySelector('.waiting'))
const line = /** @type {HTMLElement} */ (composer.querySelector('.line'))

/** What lies unsent longer is not sent without being asked. */
const sendByItselfMs = 60 * 60_000
const restoredShownMs = 5_000

const place = page.dataset['place'] ?? ''
const memory = conversationMemory(place)
const address = new URL(location.href)

const chosen = async () => {
  if (address.searchParams.has('c') || address.searchParams.has('new')) return page.dataset['conversation']
  return memory.read() ?? (keeps ? null : await keptByHost()) ?? page.dataset['conversation']
}
const conversationId = (await chosen()) ?? newId()
const outbox = outboxMemory(place, conversationId)
const writing = draftMemory(place, conversationId)

const remember = () => {
  memory.keep(conversationId)
  if (!keeps) toHost({ kind: 'keep', conversationId })
}

const wait = (/** @type {string} */ text) => {
  waiting.textContent = text
  waiting.hidden = text === ''
}

let fetching = false
let fetchAgain = false
/** One fetch at a time; what comes meanwhile is fetched after it. */
const refresh = async () => {
  fetchAgain = true
  if (fetching) return false
  fetching = true
  let some = false
  try {
    while (fetchAgain) {
      fetchAgain = false
      some = (await fetchTurns(place, conversationId)) || some
    }
  } finally {
    fetching = false
  }
  if (some) offerElsewhere(place, conversationId)
  return some
}

/** @type {Map<string, ReturnType<typeof draftOf>>} */
const shown = new Map()
/** Drafts that were answered and wait for the server's drawing. @type {ReturnType<typeof draftOf>[]} */
let done = []

/** While another message is being answered the drawing waits, or that one would be seen twice. */
const settle = async () => {
  if (!queue.idle()) return
  const drafts = done
  done = []
  for (const { turn } of drafts) turn.remove()
  try {
    if (!(await refresh()) && newest() === 0)
      page.querySelector('#log')?.append(...drafts.map(({ turn }) => turn))
  } catch {
    // Without a line the drafts stay readable.
    page.querySelector('#log')?.append(...drafts.map(({ turn }) => turn))
  }
  showNewest('start')
}

const queue = sendQueue({
  place,
  conversationId,
  view: (outgoing) => {
    const draft = shown.get(outgoing.messageId) ?? draftOf(outgoing)
    shown.set(outgoing.messageId, draft)
    return {
      begin: draft.begin,
      delta: draft.delta,
      waiting: () => draft.say('等前一条发出后发送'),
      sending: () => {
        draft.say('正在发送')
        wait('正在发送…')
      },
      told: (text) => {
        draft.say('已收到')
        wait(`${text}…`)
      },
      lineLost: (again) => {
        wait('')
        draft.fault('暂时连不上，这条还没有发出去。连上后会自动发送，也可以现在重试。', again)
      },
      refused: (reason, again) => {
        wait('')
        draft.fault(reason, () => {
          outbox.add(outgoing)
          again()
        })
      },
    }
  },
  answered: ({ messageId }, left) => {
    outbox.remove(messageId)
    const draft = shown.get(messageId)
    shown.delete(messageId)
    draft?.say('')
    if (draft) done.push(draft)
    if (left === 0) wait('')
    void settle()
  },
  refused: ({ messageId }) => outbox.remove(messageId),
})

const files = attachments({ composer, field, place, conversationId: () => conversationId })

const send = (/** @type {string} */ text, /** @type {import('./chat-memory.js').Brought[]} */ brought) => {
  const outgoing = { messageId: newId(), text, attachments: brought, at: Date.now() }
  remember()
  outbox.add(outgoing)
  queue.enqueue(outgoing)
}

const sendWritten = async () => {
  if (!(await files.ready())) return
  const text = field.value.trim()
  const brought = files.take()
  if (text === '' && brought.length === 0) return field.focus()
  field.value = ''
  writing.keep('')
  grow()
  send(text, brought)
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset['chat'] === undefined) return
  event.preventDefault()
  const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : ''
  if (pressed === '') void sendWritten()
  else send(pressed, [])
})

/** Enter sends, Shift+Enter breaks the line; an input method's Enter only picks its word. */
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  composer.requestSubmit(composer.querySelector('button.send'))
})

const grow = () => {
  field.rows = Math.min(Math.max(field.value.split('\n').length, Math.ceil(field.value.length / 24), 1), 6)
}
field.addEventListener('input', () => {
  grow()
  // What is being written is found again under the conversation's id, so that has to stay too.
  if (memory.read() !== conversationId) remember()
  writing.keep(field.value)
})

/** @type {'there' | 'away' | 'offline'} */
let lineState = 'there'
const lineWords = {
  there: '网络已恢复。',
  away: '与服务器的连接断了，正在重新连接。您可以继续写，内容会保留。',
  offline: '现在没有网络。您可以继续写，联网后自动发送。',
}
const lineIs = (/** @type {'there' | 'away' | 'offline'} */ state) => {
  if (state === lineState) return
  lineState = state
  line.textContent = lineWords[state]
  line.hidden = false
  if (state === 'there')
    setTimeout(() => {
      line.hidden = lineState === 'there'
    }, restoredShownMs)
}

// The page the server drew is the beginning; the rest of a conversation on this device follows.
const given = address.searchParams.has('c') || address.searchParams.has('new')
if (given) {
  remember()
  history.replaceState(null, '', location.pathname.replace(/^\/$/, `/${place}`))
}
if (field.value === '') field.value = writing.read()
grow()
try {
  if (newest() === 0 && !address.searchParams.has('new') && page.dataset['conversation'] !== conversationId)
    await refresh()
} catch {
  // Without a line the page stays as it is; sending says so.
}
if (newest() > 0) offerElsewhere(place, conversationId)
showNewest('start')
for (const outgoing of outbox.list()) {
  if (Date.now() - outgoing.at < sendByItselfMs) queue.enqueue(outgoing)
  else {
    const draft = draftOf(outgoing)
    draft.fault('这条上次没有发出去。要发送请点重新发送。', () => {
      draft.turn.remove()
      queue.enqueue(outgoing)
    })
  }
}
followConversation({
  place,
  conversationId,
  after: `${newest()}.0`,
  news: () => {
    if (queue.idle()) refresh().catch(() => undefined)
  },
  line: lineIs,
})
