// What is typed into a form with data-draft is kept in this browser until it is saved, and offered again when it was not.

const prefix = 'jiban-draft:'
const daysKept = 14
const pauseMs = 400

/** @typedef {{ at: number, revision: string, submitted: boolean, fields: [string, string][] }} Kept */

/** @returns {Kept | null} */
const read = (/** @type {string} */ key) => {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null')
    return kept && Date.now() - kept.at < daysKept * 86_400_000 ? kept : null
  } catch {
    return null
  }
}

const write = (/** @type {string} */ key, /** @type {Kept} */ kept) => {
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // A full or forbidden store: the form still saves to the server.
  }
}

/** @returns {[string, string][]} */
const fieldsOf = (/** @type {HTMLFormElement} */ form) =>
  [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'basisFind'
      ? [/** @type {[string, string]} */ ([name, value])]
      : [],
  )

/** What a person wrote; numbers of the form itself do not count. */
const said = (/** @type {[string, string][]} */ fields) =>
  JSON.stringify(
    fields.filter(([name, value]) => !['id', 'revision', 'gap', 'isNew'].includes(name) && value !== ''),
  )

/** As the server wrote it: somebody may have typed before this script was there. */
const asWritten = (/** @type {HTMLFormElement} */ form) => {
  const written = /** @type {HTMLFormElement} */ (form.cloneNode(true))
  written.reset()
  return said(fieldsOf(written))
}

/** Sends what was kept through the form's own preview: the server fills in the form again. */
const restore = (/** @type {HTMLFormElement} */ form, /** @type {Kept} */ kept) => {
  const again = document.createElement('form')
  again.method = 'post'
  again.action = form.action
  const revision = /** @type {[string, string]} */ ([
    'revision',
    new FormData(form).get('revision')?.toString() ?? '0',
  ])
  for (const [name, value] of [
    ...kept.fields.filter(([name]) => name !== 'revision'),
    revision,
    ['doing', 'preview'],
  ]) {
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = name ?? ''
    input.value = value ?? ''
    again.append(input)
  }
  document.body.append(again)
  again.submit()
}

const button = (/** @type {string} */ words, /** @type {() => void} */ act) => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'secondary'
  made.textContent = words
  made.addEventListener('click', act)
  return made
}

const offer = (
  /** @type {HTMLFormElement} */ form,
  /** @type {HTMLElement} */ place,
  /** @type {string} */ key,
  /** @type {Kept} */ kept,
) => {
  const changed =
    kept.revision !== new FormData(form).get('revision') ? '期间这条内容已被改动，恢复后请再核对。' : ''
  const when = new Date(kept.at).toLocaleString('zh-CN', { dateStyle: 'long', timeStyle: 'short' })
  place.textContent = `这台电脑上有您${when}没有保存的内容。${changed}`
  const close = () => {
    localStorage.removeItem(key)
    place.hidden = true
  }
  place.append(
    ' ',
    button('恢复', () => restore(form, kept)),
    ' ',
    button('不要了', close),
  )
  place.hidden = false
}

const keep = (/** @type {HTMLFormElement} */ form) => {
  const key = `${prefix}${form.dataset['draft']}`
  const kept = read(key)
  const place = document.querySelector('#kept')
  const before = asWritten(form)
  if (kept && place instanceof HTMLElement && said(kept.fields) !== before) offer(form, place, key, kept)
  const store = (submitted = false) => {
    const fields = fieldsOf(form)
    const revision = new FormData(form).get('revision')?.toString() ?? '0'
    if (said(fields) !== before || submitted) write(key, { at: Date.now(), revision, submitted, fields })
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause
  form.addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(store, pauseMs)
  })
  form.addEventListener('submit', () => {
    clearTimeout(pause)
    store(true)
  })
  addEventListener('pagehide', () => {
    if (pause !== undefined && !read(key)?.submitted) store()
  })
}

/** The server has it now. */
const drop = (/** @type {HTMLElement} */ saved) => {
  const mine = `${prefix}${saved.dataset['draftOf']}/`
  for (const key of Object.keys(localStorage)) {
    const kept = key.startsWith(mine) ? read(key) : null
    if (
      kept?.submitted &&
      kept.fields.some(([name, value]) => name === 'id' && value === saved.dataset['draftSaved'])
    )
      localStorage.removeItem(key)
  }
}

const form = document.querySelector('form[data-draft]')
if (form instanceof HTMLFormElement) keep(form)
const saved = document.querySelector('[data-draft-saved]')
if (saved instanceof HTMLElement) drop(saved)
