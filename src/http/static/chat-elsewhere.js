// The conversation on another device: by a link, or by a short code typed there.

const device = /** @type {HTMLElement | null} */ (document.querySelector('.device'))
const link = /** @type {HTMLInputElement | null} */ (device?.querySelector('.link input') ?? null)
const output = /** @type {HTMLOutputElement | null} */ (device?.querySelector('output') ?? null)

/** @type {{ place: string, conversationId: string } | null} */
let offered = null

/**
 * Shows the ways once there is something to go on with.
 * @param {string} place @param {string} conversationId
 */
export const offerElsewhere = (place, conversationId) => {
  if (!device || !link) return
  offered = { place, conversationId }
  device.hidden = false
  link.value = `${location.origin}/${place}?c=${encodeURIComponent(conversationId)}`
}

device?.querySelector('.link button')?.addEventListener('click', async (event) => {
  link?.select()
  await navigator.clipboard?.writeText(link?.value ?? '').catch(() => undefined)
  if (event.target instanceof HTMLElement) event.target.textContent = '已选中'
})

device?.querySelector('button.code')?.addEventListener('click', async () => {
  if (!offered || !output) return
  const { place, conversationId } = offered
  output.textContent = '正在生成…'
  const response = await fetch(`/api/v1/${place}/conversations/${encodeURIComponent(conversationId)}/code`, {
    method: 'POST',
  }).catch(() => null)
  const body = await response?.json().catch(() => null)
  output.textContent = response?.ok
    ? body.code.replace(/(\d{4})(\d{4})/, '$1 $2')
    : (body?.detail ?? '暂时连不上，请稍后再试。')
})
