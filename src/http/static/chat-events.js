// Listens for what is new in the conversation while the page is looked at. A hidden page lets its line go and resumes
// where it stopped, so that many tabs do not use up the lines a browser has to one address.

const unheardAfterMs = 10_000
const comeAgainMs = 5_000

/**
 * @param {{
 *   place: string, conversationId: string, after: string,
 *   news(): void, line(state: 'there' | 'away' | 'offline'): void,
 * }} parts
 */
export const followConversation = ({ place, conversationId, after, news, line }) => {
  let told = after
  /** @type {EventSource | null} */
  let source = null
  let doubt = 0
  let retry = 0

  const heard = (/** @type {Event} */ event) => {
    if (event instanceof MessageEvent && event.lastEventId !== '') told = event.lastEventId
    clearTimeout(doubt)
    doubt = 0
    line('there')
  }
  const fault = () => {
    if (doubt === 0)
      doubt = window.setTimeout(() => line(navigator.onLine ? 'away' : 'offline'), unheardAfterMs)
    // A line that was refused is not taken up again by the browser.
    if (source?.readyState === EventSource.CLOSED) retry = window.setTimeout(open, comeAgainMs)
  }
  const close = () => {
    clearTimeout(retry)
    clearTimeout(doubt)
    doubt = 0
    source?.close()
    source = null
  }
  const open = () => {
    close()
    if (document.hidden) return
    const base = `/api/v1/${place}/conversations/${encodeURIComponent(conversationId)}/events`
    source = new EventSource(`${base}?after=${encodeURIComponent(told)}`)
    source.addEventListener('ready', heard)
    for (const kind of ['turn', 'notice'])
      source.addEventListener(kind, (event) => {
        heard(event)
        news()
      })
    source.onerror = fault
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()))
  addEventListener('online', open)
  addEventListener('offline', () => line('offline'))
  // A page taken out of the browser's memory comes back with a dead line.
  addEventListener('pageshow', (event) => event.persisted && open())
  addEventListener('pagehide', close)
  if (!navigator.onLine) line('offline')
  open()
}
