// Search as you type: fetches the page the form would open and puts its results in place.
const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form.search'))
const input = /** @type {HTMLInputElement | null} */ (document.querySelector('#q'))
const results = document.querySelector('#results')
const pauseMs = 250

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause
/** @type {AbortController | undefined} */
let asked

const look = async () => {
  if (!form || !input || !results) return
  const words = input.value.trim()
  const address = words === '' ? form.action : `${form.action}?q=${encodeURIComponent(words)}`
  asked?.abort()
  asked = new AbortController()
  try {
    const response = await fetch(address, { signal: asked.signal })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const found = page.querySelector('#results')
    if (!response.ok || !found) return
    results.replaceChildren(...found.childNodes)
    history.replaceState(null, '', address)
  } catch {
    // Typed on, or the line is gone: the search button still works.
  }
}

input?.addEventListener('input', (event) => {
  if (event instanceof InputEvent && event.isComposing) return
  clearTimeout(pause)
  pause = setTimeout(look, pauseMs)
})
input?.addEventListener('compositionend', () => {
  clearTimeout(pause)
  pause = setTimeout(look, pauseMs)
})
form?.addEventListener('submit', (event) => {
  event.preventDefault()
  clearTimeout(pause)
  look()
})
// Typed before this script was there.
if (input && input.value !== input.defaultValue) look()
