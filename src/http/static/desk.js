// Keys for who works with lists all day: j and k go down and up, Enter opens, / searches, ? tells the keys.

const rows = () =>
  /** @type {HTMLTableRowElement[]} */ ([...document.querySelectorAll('table[data-keys] tbody tr')])

const at = () => rows().findIndex((row) => row.classList.contains('at'))

const go = (/** @type {number} */ index) => {
  const all = rows()
  const row = all[Math.min(Math.max(index, 0), all.length - 1)]
  if (!row) return
  for (const other of all) other.classList.toggle('at', other === row)
  row.querySelector('a')?.focus()
}

const typing = (/** @type {EventTarget | null} */ target) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

/** @type {Record<string, () => void>} */
const keys = {
  j: () => go(at() + 1),
  k: () => go(at() - 1),
  '/': () => /** @type {HTMLElement | null} */ (document.querySelector('input[type=search]'))?.focus(),
  '?': () => /** @type {HTMLDialogElement | null} */ (document.querySelector('dialog.keys'))?.showModal(),
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return
  const act = keys[event.key]
  if (!act) return
  event.preventDefault()
  act()
})

// On a phone the navigation scrolls by itself: where one is stands in view.
const nav = document.querySelector('nav.work')
const here = nav?.querySelector('[aria-current]')
if (nav && here instanceof HTMLElement && nav.scrollWidth > nav.clientWidth)
  nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2
