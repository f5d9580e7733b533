// Switches the text size without a reload; the cookie makes the next page come in the same size.
const form = document.querySelector('form.text-size')
const button = form?.querySelector('button')

form?.addEventListener('submit', (event) => {
  event.preventDefault()
  const large = document.documentElement.classList.toggle('large')
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing on plain http and in older WeChat views
  document.cookie = `text-size=${large ? 'large' : 'normal'}; path=/; max-age=31536000; samesite=lax`
  button?.setAttribute('aria-pressed', String(large))
  if (button) button.value = large ? 'normal' : 'large'
})
