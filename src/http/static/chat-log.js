// The conversation as it is shown: the server's drawings of turns and notices, and messages that are on their way.
import { LineLost } from './turn-stream.js'

const log = /** @type {HTMLElement} */ (document.querySelector('#log'))
const notices = /** @type {HTMLElement} */ (document.querySelector('#notices'))

const newestTurn = () => [...log.querySelectorAll('.turn[data-seq]')].at(-1)

/** Number of the newest turn shown; 0 before the first. */
export const newest = () => Number(newestTurn()?.getAttribute('data-seq') ?? 0)

/** Earlier receipts are folded under number and state as soon as another matter is there; what was opened stays open. */
const foldEarlier = () => {
  const earlier = [...log.querySelectorAll('.receipt')].slice(0, -1)
  for (const receipt of earlier.filter((each) => each.matches('section'))) {
    const folded = document.createElement('details')
    const brief = document.createElement('summary')
    folded.className = 'receipt'
    brief.textContent = receipt.getAttribute('data-brief')
    folded.append(brief, ...receipt.childNodes)
    receipt.replaceWith(folded)
  }
}

/** The first screen goes when there is something to show; a heading stays for those who hear the page. */
const begun = () => {
  const heading = document.createElement('h1')
  heading.className = 'hidden'
  heading.textContent = '问一问'
  document.querySelector('.welcome')?.replaceWith(heading)
}

/**
 * Puts in the turns that are not shown yet, those of other pages and devices too, before messages on their way.
 * @param {string} place @param {string} conversationId
 * @returns {Promise<boolean>} whether there were any
 */
export const fetchTurns = async (place, conversationId) => {
  const query = new URLSearchParams({ c: conversationId, after: String(newest()) })
  const response = await fetch(`/${place}/chat/turns?${query}`).catch(() => {
    throw new LineLost()
  })
  if (!response.ok) throw new LineLost()
  const part = new DOMParser().parseFromString(await response.text(), 'text/html')
  const drawn = part.querySelector('.notices')
  if ((drawn?.textContent ?? '') !== (notices.textContent ?? ''))
    notices.replaceChildren(...(drawn ? [drawn] : []))
  const turns = [...part.querySelectorAll('.turn')].filter(
    (turn) => Number(turn.getAttribute('data-seq')) > newest(),
  )
  if (turns.length === 0) return false
  for (const old of log.querySelectorAll('.options')) old.remove()
  const onTheWay = log.querySelector('.turn.draft')
  for (const turn of turns) log.insertBefore(turn, onTheWay)
  foldEarlier()
  begun()
  return true
}

/** @param {ScrollLogicalPosition} block */
export const showNewest = (block) => newestTurn()?.scrollIntoView({ block })

/**
 * A message on its way.
 * @param {import('./chat-memory.js').Outgoing} outgoing
 */
export const draftOf = ({ text, attachments }) => {
  const turn = document.createElement('article')
  turn.className = 'turn draft'
  const said = document.createElement('p')
  said.className = 'said'
  said.textContent = [text, ...attachments.map(({ name }) => `附件：${name}`)].filter(Boolean).join('\n')
  const state = document.createElement('p')
  state.className = 'state'
  const answer = document.createElement('div')
  answer.className = 'answer'
  // Read out once, when the server's drawing takes its place.
  answer.setAttribute('aria-live', 'off')
  turn.append(said, state, answer)
  log.append(turn)
  begun()
  turn.scrollIntoView({ block: 'nearest' })
  /** @type {HTMLElement[]} */
  let replies = []
  const fault = (/** @type {string} */ reason, /** @type {() => void} */ again) => {
    state.textContent = ''
    const told = document.createElement('p')
    told.className = 'fault'
    told.setAttribute('role', 'alert')
    told.textContent = reason
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = '重新发送'
    button.addEventListener('click', again, { once: true })
    answer.replaceChildren(told, button)
    // What is written in stands over the end of the page.
    button.scrollIntoView({ block: 'center' })
  }
  return {
    turn,
    say: (/** @type {string} */ words) => {
      state.textContent = words
    },
    fault,
    begin: () => {
      replies = []
      answer.replaceChildren()
    },
    delta: (/** @type {number} */ reply, /** @type {string} */ piece) => {
      const shown = replies[reply] ?? answer.appendChild(document.createElement('p'))
      replies[reply] = shown
      shown.className = 'reply plain'
      shown.append(piece)
    },
  }
}
