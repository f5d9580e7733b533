// Photos and files to go with the next message: chosen, dragged in or pasted; checked, uploaded, shown with their state.

const largest = 10 * 1024 * 1024
const mostOfOne = 9

/** @typedef {{ id: string, name: string }} Brought */
/** @typedef {{ file: File, item: HTMLLIElement, state: 'under-way' | 'there' | 'failed', id: string, stop(): void }} Piece */

/**
 * @param {{ composer: HTMLFormElement, field: HTMLTextAreaElement, place: string, conversationId(): string }} parts
 */
export const attachments = ({ composer, field, place, conversationId }) => {
  const box = /** @type {HTMLElement} */ (composer.querySelector('.attach'))
  const choose = /** @type {HTMLButtonElement} */ (composer.querySelector('button.add'))
  const input = /** @type {HTMLInputElement} */ (composer.querySelector('input[type=file]'))
  const list = /** @type {HTMLUListElement} */ (box.querySelector('ul'))
  const told = /** @type {HTMLElement} */ (box.querySelector('.told'))
  const path = () => `/api/v1/${place}/conversations/${encodeURIComponent(conversationId())}/attachments`
  /** @type {Piece[]} */
  let pieces = []
  /** @type {(() => void)[]} */
  const waiters = []

  const say = (/** @type {string} */ words) => {
    told.textContent = words
  }
  const changed = () => {
    box.hidden = pieces.length === 0 && told.textContent === ''
    if (pieces.some(({ state }) => state === 'under-way')) return
    for (const wake of waiters.splice(0)) wake()
  }

  const start = (/** @type {Piece} */ piece) => {
    const state = /** @type {HTMLElement} */ (piece.item.querySelector('.state'))
    const retry = /** @type {HTMLButtonElement} */ (piece.item.querySelector('.retry'))
    piece.state = 'under-way'
    retry.hidden = true
    state.textContent = '正在上传'
    const { request, answered } = upload(path(), piece.file, (part) => {
      state.textContent = part < 100 ? `已上传 ${part}%` : '正在检查'
    })
    piece.stop = () => request.abort()
    answered.then(
      ({ id, kind }) => {
        piece.state = 'there'
        piece.id = id
        state.textContent = '已上传'
        if (kind === 'photo') thumbnail(piece.item, `${path()}/${encodeURIComponent(id)}`)
        changed()
      },
      (fault) => {
        piece.state = 'failed'
        state.textContent = `没有传上：${fault.message}`
        retry.hidden = fault.final === true
        changed()
      },
    )
  }

  const remove = (/** @type {Piece} */ piece) => {
    piece.stop()
    pieces = pieces.filter((one) => one !== piece)
    piece.item.remove()
    if (piece.state === 'there')
      fetch(`${path()}/${encodeURIComponent(piece.id)}`, { method: 'DELETE' }).catch(() => undefined)
    say(`已移除${piece.file.name}`)
    changed()
    field.focus()
  }

  const add = (/** @type {Iterable<File>} */ files) => {
    say('')
    for (const file of files) {
      const fault = faultOf(file, input.accept, pieces.length)
      if (fault) {
        say(fault)
        continue
      }
      const item = itemOf(file)
      /** @type {Piece} */
      const piece = { file, item, state: 'under-way', id: '', stop: () => {} }
      pieces.push(piece)
      list.append(item)
      item.querySelector('.remove')?.addEventListener('click', () => remove(piece))
      item.querySelector('.retry')?.addEventListener('click', () => start(piece))
      start(piece)
    }
    changed()
  }

  choose.hidden = false
  choose.addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    add(input.files ?? [])
    input.value = ''
  })
  takeDropped(add)
  field.addEventListener('paste', (event) => {
    const files = event.clipboardData?.files
    if (!files?.length) return
    event.preventDefault()
    add(files)
  })
  addEventListener('online', () => {
    for (const piece of pieces) if (piece.state === 'failed') start(piece)
  })

  return {
    /** Waits for what is still being uploaded; false when something could not be. */
    ready: async () => {
      if (pieces.some(({ state }) => state === 'under-way')) {
        say('附件传完就发送。')
        changed()
        await new Promise((/** @type {(value: null) => void} */ done) => waiters.push(() => done(null)))
      }
      const failed = pieces.some(({ state }) => state === 'failed')
      say(failed ? '有附件没有传上，请重试或移除后再发送。' : '')
      changed()
      return !failed
    },
    /** What goes with the message; the box is empty afterwards. @returns {Brought[]} */
    take: () => {
      const brought = pieces.map(({ id, file }) => ({ id, name: file.name }))
      pieces = []
      list.replaceChildren()
      changed()
      return brought
    },
  }
}

const megabytes = (/** @type {number} */ bytes) => Math.max(0.1, Math.round(bytes / 1024 / 102.4) / 10)

/** Why a file is not taken, or null; the service looks again at what it really is. */
const faultOf = (/** @type {File} */ file, /** @type {string} */ accept, /** @type {number} */ already) => {
  const kinds = accept.split(',')
  const ending = file.name.slice(file.name.lastIndexOf('.')).toLowerCase()
  if (already >= mostOfOne) return `一次最多带 ${mostOfOne} 个附件，请先发送这些。`
  if (file.size > largest)
    return `“${file.name}”有 ${megabytes(file.size)} MB，超过 10 MB，请压缩或者截取后再添加。`
  if (file.size === 0) return `“${file.name}”是空的，请换一个文件。`
  if (!kinds.includes(file.type) && !kinds.includes(ending))
    return `“${file.name}”这种文件收不了，请发照片、录音、视频、PDF 或者 Word、Excel 文件。`
  return null
}

const itemOf = (/** @type {File} */ file) => {
  const item = document.createElement('li')
  const name = Object.assign(document.createElement('span'), { className: 'name', textContent: file.name })
  const state = Object.assign(document.createElement('span'), { className: 'state' })
  const button = (/** @type {string} */ className, /** @type {string} */ words) => {
    const made = Object.assign(document.createElement('button'), {
      type: 'button',
      className,
      textContent: words,
    })
    made.setAttribute('aria-label', `${words}${file.name}`)
    return made
  }
  const retry = button('retry', '重试')
  retry.hidden = true
  item.append(name, state, retry, button('remove', '移除'))
  return item
}

const thumbnail = (/** @type {HTMLElement} */ item, /** @type {string} */ src) => {
  const image = Object.assign(document.createElement('img'), { src, alt: '' })
  item.prepend(image)
}

/**
 * @param {string} path @param {File} file @param {(part: number) => void} progress
 * @returns {{ request: XMLHttpRequest, answered: Promise<{ id: string, kind: string }> }}
 */
const upload = (path, file, progress) => {
  const request = new XMLHttpRequest()
  const answered = new Promise(
    (/** @type {(value: { id: string, kind: string }) => void} */ done, failed) => {
      const lost = () => failed(new Error('网络断了'))
      request.upload.addEventListener('progress', ({ loaded, total }) =>
        progress(Math.floor((100 * loaded) / Math.max(total, 1))),
      )
      request.addEventListener('error', lost)
      request.addEventListener('timeout', lost)
      request.addEventListener('load', () => {
        const body = parsed(request.responseText)
        if (request.status === 201 && typeof body?.id === 'string') return done(body)
        // What the service will not take it will not take a second time.
        const final = request.status >= 400 && request.status < 500 && request.status !== 429
        failed(Object.assign(new Error(body?.detail ?? '暂时传不上，请稍后重试'), { final }))
      })
    },
  )
  const form = new FormData()
  form.append('file', file)
  request.open('POST', path)
  request.send(form)
  return { request, answered }
}

const parsed = (/** @type {string} */ text) => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Files dropped anywhere on the page are meant for the message; dropped beside it they would replace the page. */
const takeDropped = (/** @type {(files: Iterable<File>) => void} */ add) => {
  const holds = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') === true
  const over = (/** @type {boolean} */ is) => document.body.classList.toggle('dropping', is)
  addEventListener('dragover', (event) => {
    if (!holds(event)) return
    event.preventDefault()
    over(true)
  })
  addEventListener('dragleave', (event) => event.relatedTarget === null && over(false))
  addEventListener('drop', (event) => {
    over(false)
    if (!holds(event)) return
    event.preventDefault()
    add(event.dataTransfer?.files ?? [])
  })
}
