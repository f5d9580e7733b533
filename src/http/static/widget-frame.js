// Inside another site's page: speaks with the script that put this page there, and with nobody else.

const embedded = window.parent !== window && document.body.classList.contains('in-widget')
const allowed = (document.querySelector('.chat')?.getAttribute('data-hosts') ?? '').split(' ').filter(Boolean)
/** On a slow telephone a second is not enough; our own script around always answers. */
const answerWithinMs = 5_000

/** The page around, once it has spoken from an origin that may. @type {string | null} */
let host = null
/** @type {(id: string | null) => void} */
let kept = () => {}
const greeted = new Promise((/** @type {(id: string | null) => void} */ done) => {
  kept = done
  setTimeout(() => done(null), answerWithinMs)
})

/** @param {{ kind: 'keep', conversationId: string } | { kind: 'close' }} message */
export const toHost = (message) => {
  if (embedded && host !== null) window.parent.postMessage({ jiban: message }, host)
}

/**
 * The conversation the page around keeps for us, where the browser lets an embedded page keep nothing itself.
 * @returns {Promise<string | null>}
 */
export const keptByHost = async () => (embedded ? greeted : null)

if (embedded) {
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || !allowed.includes(origin) || data?.jiban?.kind !== 'hello') return
    host = origin
    const { conversationId } = data.jiban
    kept(
      typeof conversationId === 'string' && /^[\w:.-]{1,128}$/.test(conversationId) ? conversationId : null,
    )
  })
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) toHost({ kind: 'close' })
  })
  // Says nothing but that we are here, so it may go to whoever is around.
  window.parent.postMessage({ jiban: { kind: 'ready' } }, '*')
}
