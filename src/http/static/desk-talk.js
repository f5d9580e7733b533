// A phrase goes into the reply without leaving the page; Ctrl and Enter send; the newest stands in view.

const say = /** @type {HTMLTextAreaElement | null} */ (document.querySelector('#say'))
const log = document.querySelector('#talk-log')

const showNewest = () => log?.scrollTo({ top: log.scrollHeight })

document.querySelector('.phrases')?.addEventListener('click', (event) => {
  const button = event.target
  if (!say || !(button instanceof HTMLButtonElement) || button.name !== 'phrase') return
  event.preventDefault()
  say.value = say.value === '' ? button.value : `${say.value}\n${button.value}`
  say.focus()
})

say?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
  event.preventDefault()
  say.form?.requestSubmit()
})

document.addEventListener('htmx:afterSwap', showNewest)
showNewest()
