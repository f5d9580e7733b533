// The conversation without reloads. Turns are drawn by the server; this script sends, waits, resends and puts them in.
import { LineLost, sendMessage } from './turn-stream.js'

const resendAfterMs = [800, 2500]

const page = /** @type {HTMLElement} */ (document.querySelector('.chat'))
const log = /** @type {HTMLElement} */ (document.querySelector('#log'))
const composer = /** @type {HTMLFormElement} */ (document.querySelector('form.composer'))
const field = /** @type {HTMLTextAreaElement} */ (composer.querySelector('textarea'))
const waiting = /** @type {HTMLElement} */ (composer.querySelector('.waiting'))

const place = page.dataset['place'] ?? ''
const memory = `conversation/${place}`
const address = new URL(location.href)

/** Works on plain http inside a closed network too, where randomUUID is missing. */
const newId = () =>
  crypto.randomUUID?.() ??
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Storage may be switched off: the conversation then lives as long as the page. */
const remember = (/** @type {string} */ id) => {
  try {
    localStorage.setItem(memory, id)
  } catch {}
}
const remembered = () => {
  try {
    return localStorage.getItem(memory)
  } catch {
    return null
  }
}

const chosen = () => {
  if (address.searchParams.has('c') || address.searchParams.has('new')) return page.dataset['conversation']
  return remembered() ?? page.dataset['conversation']
}
const conversationId = chosen() ?? newId()

let busy = false

const newest = () => Number(log.querySelector('.turn:last-of-type')?.getAttribute('data-seq') ?? 0)

/** Puts in the turns that are not shown yet, those of another device too. */
const fetchTurns = async () => {
  const query = new URLSearchParams({ c: conversationId, after: String(newest()) })
  const response = await fetch(`/${place}/chat/turns?${query}`)
  if (!response.ok) throw new LineLost()
  const part = new DOMParser().parseFromString(await response.text(), 'text/html')
  const turns = [...part.querySelectorAll('.turn')]
  if (turns.length === 0) return false
  for (const old of log.querySelectorAll('.options')) old.remove()
  log.append(...turns)
  document.querySelector('.welcome')?.remove()
  return true
}

/** A turn that is still being answered. */
const draftOf = (/** @type {string} */ text) => {
  const turn = document.createElement('article')
  turn.className = 'turn draft'
  const said = document.createElement('p')
  said.className = 'said'
  said.textContent = text
  const answer = document.createElement('div')
  answer.className = 'answer'
  turn.append(said, answer)
  log.append(turn)
  document.querySelector('.welcome')?.remove()
  turn.scrollIntoView({ block: 'nearest' })
  /** @type {HTMLElement[]} */
  const replies = []
  const write = (/** @type {number} */ reply, /** @type {string} */ piece) => {
    const shown = replies[reply] ?? answer.appendChild(document.createElement('p'))
    replies[reply] = shown
    shown.className = 'reply plain'
    shown.append(piece)
  }
  return { turn, answer, write }
}

const wait = (/** @type {string} */ text) => {
  waiting.textContent = text
  waiting.hidden = text === ''
}

/** @typedef {{ text: string, messageId: string }} Outgoing */

/** Sends with the same id until it is through; the service answers an id once. */
const deliver = async (
  /** @type {Outgoing} */ { text, messageId },
  /** @type {ReturnType<typeof draftOf>} */ draft,
) => {
  for (const pause of [...resendAfterMs, null]) {
    try {
      draft.answer.replaceChildren()
      await sendMessage(
        { place, conversationId, messageId, text },
        { progress: (told) => wait(`${told}…`), delta: draft.write },
      )
      return
    } catch (fault) {
      if (!(fault instanceof LineLost) || pause === null) throw fault
      wait('网络断了，正在重新发送…')
      await new Promise((done) => setTimeout(done, pause))
    }
  }
}

const send = async (/** @type {Outgoing} */ outgoing) => {
  if (busy) return
  busy = true
  const draft = draftOf(outgoing.text)
  wait('正在发送…')
  remember(conversationId)
  try {
    await deliver(outgoing, draft)
    await settle(draft)
  } catch (fault) {
    fail(outgoing, draft, fault)
  } finally {
    wait('')
    busy = false
  }
}

/** The server's drawing takes the place of the draft; without a line the draft stays readable. */
const settle = async (/** @type {ReturnType<typeof draftOf>} */ draft) => {
  draft.turn.remove()
  try {
    if (!(await fetchTurns())) log.append(draft.turn)
  } catch {
    log.append(draft.turn)
  }
  log.querySelector('.turn:last-of-type')?.scrollIntoView({ block: 'start' })
  share()
}

/** Nothing typed is lost: the words stay, and a button sends the same message again. */
const fail = (
  /** @type {Outgoing} */ outgoing,
  /** @type {ReturnType<typeof draftOf>} */ { turn, answer },
  /** @type {unknown} */ fault,
) => {
  const told = document.createElement('p')
  told.className = 'fault'
  told.textContent =
    fault instanceof LineLost
      ? '网络不通，这条还没有发出去。请检查网络后重新发送。'
      : String(/** @type {Error} */ (fault).message)
  const again = document.createElement('button')
  again.type = 'button'
  again.textContent = '重新发送'
  again.addEventListener('click', () => {
    turn.remove()
    send(outgoing)
  })
  answer.replaceChildren(told, again)
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset['chat'] === undefined) return
  event.preventDefault()
  const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : ''
  const text = pressed === '' ? field.value.trim() : pressed
  if (text === '' || busy) return field.focus()
  if (pressed === '') {
    field.value = ''
    grow()
  }
  send({ text, messageId: newId() })
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
field.addEventListener('input', grow)

/** The link that opens this conversation on another device. */
const share = () => {
  const device = /** @type {HTMLElement | null} */ (document.querySelector('.device'))
  const input = device?.querySelector('input')
  if (!device || !input || newest() === 0) return
  device.hidden = false
  input.value = `${location.origin}/${place}?c=${encodeURIComponent(conversationId)}`
}
document.querySelector('.device button')?.addEventListener('click', async (event) => {
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector('.device input'))
  input?.select()
  await navigator.clipboard?.writeText(input?.value ?? '').catch(() => undefined)
  if (event.target instanceof HTMLElement) event.target.textContent = '已选中'
})

// The page the server drew is the beginning; the rest of a conversation on this device follows.
if (address.searchParams.has('c')) remember(conversationId)
if (address.searchParams.has('new')) remember(conversationId)
if (address.searchParams.has('new') || address.searchParams.has('c'))
  history.replaceState(null, '', `/${place}`)
grow()
try {
  if (newest() === 0 && remembered() === conversationId) await fetchTurns()
} catch {
  // Without a line the page stays as it is; sending says so.
}
share()
log.querySelector('.turn:last-of-type')?.scrollIntoView({ block: 'start' })
