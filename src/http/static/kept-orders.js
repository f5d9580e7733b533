// Orders this device keeps at the citizen's wish: number, code and title, in the browser's own storage.

/** @typedef {{ no: string, code: string, title: string }} Kept */

const most = 20
const keyOf = (/** @type {string} */ place) => `jiban-orders-${place}`

/** @returns {Kept[]} */
const read = (/** @type {string} */ place) => {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(place)) ?? '[]')
    return Array.isArray(found)
      ? found.filter((one) => typeof one?.no === 'string' && typeof one?.code === 'string')
      : []
  } catch {
    return []
  }
}

/** @returns {boolean} whether it is kept */
const write = (/** @type {string} */ place, /** @type {Kept[]} */ orders) => {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(orders.slice(0, most)))
    return true
  } catch {
    return false
  }
}

const without = (/** @type {string} */ place, /** @type {string} */ no) =>
  read(place).filter((one) => one.no !== no)

const keep = /** @type {HTMLButtonElement | null} */ (document.querySelector('#keep-order'))
if (keep) {
  const { place = '', no = '', code = '', title = '' } = keep.dataset
  const show = () => {
    const kept = read(place).some((one) => one.no === no)
    keep.textContent = kept ? '不再记在这台设备上' : '记在这台设备上'
    keep.setAttribute('aria-pressed', String(kept))
    keep.hidden = false
  }
  keep.addEventListener('click', () => {
    const kept = keep.getAttribute('aria-pressed') === 'true'
    const done = write(place, kept ? without(place, no) : [{ no, code, title }, ...without(place, no)])
    if (done) show()
    else keep.textContent = '这台设备的浏览器不允许保存'
  })
  show()
}

const print = /** @type {HTMLButtonElement | null} */ (document.querySelector('#print-order'))
if (print) {
  print.hidden = false
  print.addEventListener('click', () => window.print())
  /** Paper cannot be unfolded: how the limit was counted stands on it. */
  const folded = () => [
    ...document.querySelectorAll('.order :is(.deadlines details, details.earlier):not([open])'),
  ]
  let opened = /** @type {Element[]} */ ([])
  window.addEventListener('beforeprint', () => {
    opened = folded()
    for (const details of opened) details.setAttribute('open', '')
  })
  window.addEventListener('afterprint', () => {
    for (const details of opened) details.removeAttribute('open')
  })
}

const section = /** @type {HTMLElement | null} */ (document.querySelector('#kept-orders'))
const list = section?.querySelector('ul')
if (section && list) {
  const place = section.dataset['place'] ?? ''
  const show = () => {
    const orders = read(place)
    section.hidden = orders.length === 0
    list.replaceChildren(
      ...orders.map(({ no, code, title }) => {
        const link = document.createElement('a')
        link.href = `/${place}/orders/${encodeURIComponent(no)}?code=${encodeURIComponent(code)}`
        link.textContent = title || no
        const number = document.createElement('span')
        number.className = 'meta'
        number.textContent = no
        const remove = document.createElement('button')
        remove.type = 'button'
        remove.className = 'quiet-button'
        remove.textContent = '移除'
        remove.setAttribute('aria-label', `移除${no}`)
        remove.addEventListener('click', () => {
          write(place, without(place, no))
          show()
        })
        const item = document.createElement('li')
        item.append(link, number, remove)
        return item
      }),
    )
  }
  show()
}
