import { type Form, filled, formIn, type Typed } from './form.ts'
import { all, type Element, readHtml, textOf } from './html.ts'
import type { World } from './world.ts'

/** A page as somebody has it before them. */
export type Page = {
  /** Where one was led in the end. */
  readonly path: string
  readonly status: number
  readonly root: Element
  readonly text: string
}

/** Somebody with a browser without scripts: keeps cookies, follows where they are led, submits forms as they stand. */
export type Visitor = ReturnType<typeof visitorOf>

const mostLeads = 5

type Sent = readonly (readonly [string, string | File])[]

const wordsOf = (fields: Sent): URLSearchParams =>
  new URLSearchParams(fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

const bodyOf = ({ multipart }: Form, fields: Sent): FormData | URLSearchParams => {
  if (!multipart) return wordsOf(fields)
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  return body
}

export const visitorOf = (world: World, who: string) => {
  const cookies = new Map<string, { readonly value: string; readonly path: string }>()
  /** What this one was told and may see. */
  const known = new Set<string>()

  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';').map((part) => part.trim())
      const [name = '', ...value] = pair.split('=')
      const path = rest.find((part) => /^path=/i.test(part))?.slice(5) ?? '/'
      if (rest.some((part) => /^max-age=0$/i.test(part))) cookies.delete(name)
      else cookies.set(name, { value: value.join('='), path })
    }
  }
  const cookiesFor = (path: string): string =>
    [...cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')

  const look = (path: string, html: string) => {
    // Telephones are shown in groups; digits are compared without what stands between them.
    const plain = html.replace(/(\d)[\s\u2009\u202f-](?=\d)/g, '$1')
    for (const { word, of } of world.secrets)
      if (plain.includes(word) && !known.has(word))
        world.faults.push({ who, what: `${path.split('?')[0]} shows ${word} of ${of}` })
  }

  const ask = async (path: string, init: RequestInit = {}, leads = 0): Promise<Page> => {
    const began = performance.now()
    const answer = await fetch(`${world.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        accept: 'text/html',
        cookie: cookiesFor(path.split('?')[0] ?? ''),
        ...(init.method === 'POST' ? { origin: world.url, 'sec-fetch-site': 'same-origin' } : {}),
      },
    })
    const html = await answer.text()
    world.got.push({ path: path.split('?')[0] ?? '', status: answer.status, ms: performance.now() - began })
    if (answer.status >= 500)
      world.faults.push({ who, what: `${init.method ?? 'GET'} ${path}: ${answer.status}` })
    keep(answer)
    const to = answer.headers.get('location')
    if (to !== null && answer.status < 400 && leads < mostLeads)
      return ask(to.replace(world.url, '').replace(/#.*$/, ''), {}, leads + 1)
    look(path, html)
    const root = readHtml(html)
    return { path, status: answer.status, root, text: textOf(root) }
  }

  const submit = (form: Form, typed: Typed = {}, button?: readonly [string, string]): Promise<Page> => {
    const fields = [...filled(form, typed, world.now()), ...(button && button[0] !== '' ? [button] : [])]
    const path = form.action.replace(/#.*$/, '')
    if (form.method === 'get') return ask(`${path}?${wordsOf(fields)}`)
    return ask(path, { method: 'POST', body: bodyOf(form, fields) })
  }

  return {
    who,
    known,
    open: (path: string): Promise<Page> => ask(path),
    submit,
    fault: (what: string): void => {
      world.faults.push({ who, what })
    },
  }
}

/** The first form whose address or words fit. */
export const formOf = (page: Page, action: RegExp | string): Form | undefined =>
  all(page.root, 'form')
    .map(formIn)
    .find((form) => (typeof action === 'string' ? form.action.endsWith(action) : action.test(form.action)))

/** Addresses on a page, with their words. */
export const linksOn = (within: Element): readonly { readonly to: string; readonly words: string }[] =>
  all(within, 'a').map((link) => ({ to: link.attributes['href'] ?? '', words: textOf(link).trim() }))

/** What the page says went wrong. */
export const alertsOn = ({ root }: Page): string =>
  [...all(root, 'p.fault'), ...all(root, '.problem')].map(textOf).join(' ').trim()
