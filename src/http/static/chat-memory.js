/**
 * What this device keeps of a conversation: which one it is, what is being written, what has not been sent yet.
 * Storage may be switched off or refused inside another site's page: then it lives as long as the page, and whoever
 * embeds the page may keep the conversation's id.
 * @typedef {{ id: string, name: string }} Brought
 * @typedef {{ messageId: string, text: string, attachments: Brought[], at: number }} Outgoing
 */

const store = (() => {
  try {
    localStorage.setItem('probe', '1')
    localStorage.removeItem('probe')
    return localStorage
  } catch {
    return null
  }
})()

/** Whether anything is kept after the page is closed. */
export const keeps = store !== null

/** @type {Map<string, string>} */
const meanwhile = new Map()

const read = (/** @type {string} */ key) => store?.getItem(key) ?? meanwhile.get(key) ?? null
const write = (/** @type {string} */ key, /** @type {string | null} */ value) => {
  meanwhile.delete(key)
  try {
    if (value === null || value === '') store?.removeItem(key)
    else store?.setItem(key, value)
  } catch {
    // Full: it stays in the page.
  }
  if (value && store?.getItem(key) !== value) meanwhile.set(key, value)
}

/** @param {string} place */
export const conversationMemory = (place) => ({
  read: () => read(`conversation/${place}`),
  keep: (/** @type {string} */ id) => write(`conversation/${place}`, id),
})

/** What stands in the field. @param {string} place @param {string} id */
export const draftMemory = (place, id) => ({
  read: () => read(`draft/${place}/${id}`) ?? '',
  keep: (/** @type {string} */ text) => write(`draft/${place}/${id}`, text),
})

/**
 * Messages that are on their way, oldest first. Every tab of the conversation reads and writes the same list, by id.
 * @param {string} place @param {string} id
 */
export const outboxMemory = (place, id) => {
  const key = `outbox/${place}/${id}`
  /** @returns {Outgoing[]} */
  const list = () => {
    try {
      const kept = JSON.parse(read(key) ?? '[]')
      return Array.isArray(kept) ? kept.filter((one) => typeof one?.messageId === 'string') : []
    } catch {
      return []
    }
  }
  const keep = (/** @type {Outgoing[]} */ all) => write(key, all.length === 0 ? null : JSON.stringify(all))
  return {
    list,
    add: (/** @type {Outgoing} */ one) =>
      keep([...list().filter(({ messageId }) => messageId !== one.messageId), one]),
    remove: (/** @type {string} */ gone) => keep(list().filter(({ messageId }) => messageId !== gone)),
  }
}

/** Works on plain http inside a closed network too, where randomUUID is missing. */
export const newId = () =>
  crypto.randomUUID?.() ??
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
