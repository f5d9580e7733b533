// A form sent after the session ended, or into a fault of ours, is not lost: it is kept in this tab until its page is
// there again, and filled in once more for the same person. What the server took, and what is left by signing out, is gone at once.

const name = 'jiban-form'

/**
 * `page` shows the form, `action` takes it. `waits`: the server asked to sign in, or told a `fault`. Drafts have a keeping of their own.
 * @typedef {{ page: string, action: string, nth: number, who: string, waits: boolean, fault?: boolean,
 *   files: [string, string][],
 *   fields: [string, string][] }} Kept
 */

/** @returns {Kept | null} */
const read = () => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

const write = (/** @type {Kept} */ kept) => {
  try {
    sessionStorage.setItem(name, JSON.stringify(kept))
  } catch {
    // A full or forbidden store: the form goes to the server all the same.
  }
}

const drop = () => {
  try {
    sessionStorage.removeItem(name)
  } catch {
    // Nothing was kept either.
  }
}

const here = location.pathname + location.search
const who = () =>
  /** @type {HTMLElement | null} */ (document.querySelector('[data-who]'))?.dataset['who'] ?? ''

/** A field may be called method or action, and then stands where the form's own would: what is written counts. */
const actionOf = (/** @type {HTMLFormElement} */ form) =>
  new URL(form.getAttribute('action') ?? location.href, location.href).pathname
const isPost = (/** @type {HTMLFormElement} */ form) => form.getAttribute('method')?.toLowerCase() === 'post'

/** Pages have several forms of one address: files of one order, lines of one list. */
const formsTo = (/** @type {string} */ action) =>
  [...document.forms].filter((form) => actionOf(form) === action)

/** Where the form stands when the server gave it back with faults: an address that may not be asked for. */
let page = here

document.addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !isPost(form)) return
  if (who() === '' || form.querySelector('input[type=password]')) return
  const action = actionOf(form)
  if (action.endsWith('/desk/sign-out')) return drop()
  const entries = [...new FormData(form)]
  /** @type {[string, string][]} */
  const fields = entries.flatMap(([field, value]) => (typeof value === 'string' ? [[field, value]] : []))
  /** @type {[string, string][]} Their names: a browser lets no page choose a file. */
  const files = entries.flatMap(([field, value]) =>
    value instanceof File && value.name !== '' ? [[field, value.name]] : [],
  )
  const own = form.dataset['draft'] !== undefined
  const nth = formsTo(action).indexOf(form)
  write({ page, action, nth, who: who(), waits: false, files, fields: own ? [] : fields })
})

/** The page to sign in at leads back to the form. */
const leadBack = (/** @type {Kept} */ kept) => {
  write({ ...kept, waits: true })
  for (const back of document.querySelectorAll('input[name=back]'))
    if (back instanceof HTMLInputElement) back.value = kept.page
}

/** Hidden fields stay as the page has them: version and key are of now. */
const fill = (/** @type {HTMLFormElement} */ form, /** @type {[string, string][]} */ fields) => {
  /** @type {Map<string, string[]>} */
  const values = new Map()
  for (const [field, value] of fields) values.set(field, [...(values.get(field) ?? []), value])
  for (const control of form.elements) {
    const given = values.get(/** @type {HTMLInputElement} */ (control).name) ?? []
    if (control instanceof HTMLTextAreaElement) control.value = given.shift() ?? ''
    if (control instanceof HTMLSelectElement)
      for (const option of control.options) option.selected = given.includes(option.value)
    if (control instanceof HTMLInputElement) fillInput(control, given)
  }
}

const fillInput = (/** @type {HTMLInputElement} */ input, /** @type {string[]} */ values) => {
  if (['hidden', 'file', 'submit'].includes(input.type)) return
  if (['checkbox', 'radio'].includes(input.type)) input.checked = values.includes(input.value)
  else input.value = values.shift() ?? ''
}

/** Beside each field that had files: which ones have to be chosen again. */
const askForFiles = (/** @type {HTMLFormElement} */ form, /** @type {[string, string][]} */ files) => {
  for (const input of form.querySelectorAll('input[type=file]')) {
    if (!(input instanceof HTMLInputElement)) continue
    const names = files.filter(([field]) => field === input.name).map(([, file]) => `“${file}”`)
    if (names.length === 0) continue
    const told = document.createElement('p')
    told.id = `again-${input.name}`
    told.className = 'fault'
    told.textContent = `刚才选的${names.join('、')}没有保存下来，请重新选择。`
    input.setAttribute(
      'aria-describedby',
      `${input.getAttribute('aria-describedby') ?? ''} ${told.id}`.trim(),
    )
    input.after(told)
    input.addEventListener('change', () => told.remove(), { once: true })
  }
}

const tell = (
  /** @type {HTMLFormElement} */ form,
  /** @type {boolean} */ files,
  /** @type {boolean | undefined} */ fault,
) => {
  const told = document.createElement('p')
  told.className = 'done'
  told.setAttribute('role', 'status')
  told.textContent = `${fault ? '刚才没有办成' : '登录过期，刚才没有提交'}。您填写的内容已经恢复，请核对后再提交。${files ? '选过的文件不能恢复，请重新选择。' : ''}`
  // Above everything: beside the form it would be one more column of some pages.
  document.querySelector('main')?.prepend(told)
  form.closest('details')?.setAttribute('open', '')
  told.scrollIntoView({ block: 'nearest' })
}

const restore = (/** @type {Kept} */ { action, nth, files, fields, fault }) => {
  const form = formsTo(action)[nth]
  if (!form || fields.length === 0) return
  fill(form, fields)
  tell(form, files.length > 0, fault)
  askForFiles(form, files)
}

// Part of the page could not be fetched; whoever is typing needs to know before they send.
document.addEventListener('htmx:responseError', (event) => {
  const main = document.querySelector('main')
  const { xhr } = /** @type {CustomEvent<{ xhr: XMLHttpRequest }>} */ (event).detail
  if (xhr.status !== 401 || !main || main.querySelector('#signed-out')) return
  const told = document.createElement('p')
  told.id = 'signed-out'
  told.className = 'fault'
  told.setAttribute('role', 'status')
  const link = document.createElement('a')
  link.href = here
  link.textContent = '重新登录'
  told.append('登录已过期。正在填写的内容请直接提交，登录后会恢复；没有在填写的，请', link, '。')
  main.prepend(told)
})

/** Told of a fault, the form still waits for whoever filled it in; somebody else's page keeps nothing of it. */
const mayKeep = (/** @type {Kept} */ form) =>
  form.action === location.pathname && ['', form.who].includes(who())

const kept = read()
if (kept && document.querySelector('main.sign-in')) leadBack(kept)
else if (kept && mayKeep(kept) && document.querySelector('main > .problem'))
  write({ ...kept, waits: true, fault: true })
else if (kept && who() !== '') {
  drop()
  if (kept.waits && kept.who === who() && kept.page === here) restore(kept)
  // The server gave the form back: what is sent next stands where this one stood.
  else if (!kept.waits && kept.action === location.pathname) page = kept.page
}
