// Puts a button and the conversation in a frame on another site's page:
// <script src="https://this-service/widget.js" data-place="..." async></script>
// Nothing of the page around is changed: the parts lie in a shadow root, above everything, and take no room.
;(() => {
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement) || document.querySelector('jiban-widget')) return
  const service = new URL(script.src).origin
  const place = script.dataset['place'] ?? ''
  const label = script.dataset['label'] ?? '政务热线'
  if (!/^[\w-]{1,60}$/.test(place)) return
  const memory = `jiban-conversation/${place}`

  const css = `
    :host { all: initial; }
    button { font: 600 16px/1.5 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; cursor: pointer; }
    button:focus-visible { outline: 3px solid #1f4e8c; outline-offset: 2px; }
    .open { position: fixed; right: max(16px, env(safe-area-inset-right)); bottom: max(16px, env(safe-area-inset-bottom));
      z-index: 2147483000; min-height: 48px; padding: 0 20px; border: 1px solid #fff; border-radius: 999px;
      background: #1f4e8c; color: #fff; }
    dialog { position: fixed; inset: auto 16px 16px auto; width: 400px; height: min(640px, calc(100dvh - 32px));
      max-width: none; max-height: none; margin: 0; padding: 0; border: 1px solid #5f6771; border-radius: 10px;
      overflow: hidden; background: #fbfaf7; }
    dialog[open] { display: flex; flex-direction: column; }
    dialog::backdrop { background: transparent; }
    .bar { display: flex; align-items: center; justify-content: space-between; padding-left: 16px; background: #1f4e8c;
      color: #fff; font: 600 16px/1.5 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    .close { min-width: 64px; min-height: 44px; border: 0; background: transparent; color: inherit; }
    .close:focus-visible { outline-color: #fff; outline-offset: -4px; }
    iframe { flex: 1; width: 100%; border: 0; }
    @media (max-width: 480px) {
      dialog { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
    }
    @media (prefers-color-scheme: dark) { dialog { background: #14171b; } }
  `

  /** The site's own storage, for browsers that refuse a frame any of its own. */
  const kept = () => {
    try {
      return localStorage.getItem(memory)
    } catch {
      return null
    }
  }
  const keep = (/** @type {string} */ id) => {
    try {
      localStorage.setItem(memory, id)
    } catch {
      // Then the conversation lives as long as the page.
    }
  }

  const button = (/** @type {string} */ className, /** @type {string} */ words) =>
    Object.assign(document.createElement('button'), { type: 'button', className, textContent: words })

  const host = document.createElement('jiban-widget')
  const root = host.attachShadow({ mode: 'open' })
  // Made by script, so that a strict style policy of the page around lets it pass.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  const opener = button('open', label)
  opener.setAttribute('aria-haspopup', 'dialog')
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-label', label)
  const bar = Object.assign(document.createElement('div'), { className: 'bar', textContent: label })
  const closer = button('close', '关闭')
  bar.append(closer)
  const frame = Object.assign(document.createElement('iframe'), { title: `${label}对话` })
  frame.allow = 'clipboard-write'
  dialog.append(bar, frame)
  root.append(opener, dialog)

  opener.addEventListener('click', () => {
    if (!frame.src) frame.src = `${service}/${place}/widget`
    // A modal dialog keeps the focus inside, closes on Escape and gives the focus back.
    dialog.showModal()
    frame.focus()
  })
  closer.addEventListener('click', () => dialog.close())

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== service || typeof data?.jiban?.kind !== 'string') return
    const { kind, conversationId } = data.jiban
    if (kind === 'ready')
      frame.contentWindow?.postMessage({ jiban: { kind: 'hello', conversationId: kept() } }, service)
    if (kind === 'keep' && typeof conversationId === 'string') keep(conversationId)
    if (kind === 'close') dialog.close()
  })

  const put = () => document.body.append(host)
  if (document.body) put()
  else addEventListener('DOMContentLoaded', put)
})()
