// Keys for who works with lists and orders all day: j and k go down and up, Enter opens, / searches, d goes to what may be
// done, ? tells the keys.

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

const search = () =>
  /** @type {HTMLInputElement | null} */ (document.querySelector('.list input[type=search]'))

const typing = (/** @type {EventTarget | null} */ target) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

/** @type {Record<string, () => void>} */
const keys = {
  j: () => go(at() + 1),
  k: () => go(at() - 1),
  '/': () =>
    (search() ?? /** @type {HTMLElement | null} */ (document.querySelector('input[type=search]')))?.focus(),
  d: () => /** @type {HTMLElement | null} */ (document.querySelector('.order-sheet .acts a'))?.focus(),
  '?': () => /** @type {HTMLDialogElement | null} */ (document.querySelector('dialog.keys'))?.showModal(),
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return
  const act = keys[event.key]
  if (!act) return
  event.preventDefault()
  act()
})

// From what was searched for straight into what was found.
search()?.addEventListener('keydown', (event) => {
  if (event.key !== 'ArrowDown' || event.isComposing) return
  event.preventDefault()
  go(0)
})

// The form of an act begins where something is to be typed, or put right. Never at a button: a key pressed twice would
// do what cannot be undone; where only that is asked, at the warning. On a phone the keyboard would cover the form.
const fields = 'input:not([type=hidden], [type=submit]), textarea, select'
const first = ['[aria-invalid=true]', fields, '.grave[tabindex]']
  .map((which) => document.querySelector(`.order-sheet.act > form :is(${which})`))
  .find((found) => found !== null)
if (first instanceof HTMLElement && matchMedia('(pointer: fine)').matches)
  first.focus({ preventScroll: true })

// On a phone the navigation scrolls by itself: where one is stands in view.
const nav = document.querySelector('nav.work')
const here = nav?.querySelector('[aria-current]')
if (nav && here instanceof HTMLElement && nav.scrollWidth > nav.clientWidth)
  nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2

// What was typed before the scripts were there, or put back by the browser, counts as typed now.
const touched = (/** @type {Element} */ control) =>
  control instanceof HTMLSelectElement
    ? [...control.options].some(({ selected, defaultSelected }) => defaultSelected && !selected)
    : (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) &&
      control.type !== 'hidden' &&
      control.value !== control.defaultValue
document.addEventListener('DOMContentLoaded', () => {
  for (const control of document.querySelectorAll('form input, form textarea, form select'))
    if (touched(control)) control.dispatchEvent(new Event('input', { bubbles: true }))
})
