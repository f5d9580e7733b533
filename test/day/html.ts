/** An element of a page with what stands in it, or a piece of text. */
export type Element = {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

const withoutEnd = new Set(
  'area base br col embed hr img input link meta source track wbr path rect'.split(' '),
)
const raw = /<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi
const token = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][\w-]*)([^>]*?)(\/?)>|([^<]+)/gi
const attribute = /([\w:@.-]+)(?:="([^"]*)")?/g
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
    decimal
      ? String.fromCodePoint(Number(decimal))
      : hex
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : (entities[name] ?? whole),
  )

const attributesIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  )

/** Reads a page as our own service writes it: attributes in double quotes, every element ended. */
export const readHtml = (html: string): Element => {
  type Open = Element & { readonly children: (Element | string)[] }
  const root: Open = { tag: '', attributes: {}, children: [] }
  const open: Open[] = [root]
  const here = () => open.at(-1) ?? root
  for (const [, end, name = '', given = '', closed, text] of html.replace(raw, '').matchAll(token)) {
    if (text !== undefined) here().children.push(unescaped(text))
    else if (end === '/') {
      const at = open.findLastIndex(({ tag }) => tag === name.toLowerCase())
      if (at > 0) open.length = at
    } else if (name !== '') {
      const element: Open = { tag: name.toLowerCase(), attributes: attributesIn(given), children: [] }
      here().children.push(element)
      if (closed !== '/' && !withoutEnd.has(element.tag)) open.push(element)
    }
  }
  return root
}

/** Every element below that fits, in the order of the page. `a.b` takes a tag with a class, either may be left out. */
export const all = (within: Element, wanted: string): readonly Element[] => {
  const [tag = '', ...classes] = wanted.split('.')
  const fits = (each: Element) => {
    const own = (each.attributes['class'] ?? '').split(/\s+/)
    return (tag === '' || each.tag === tag) && classes.every((one) => own.includes(one))
  }
  return within.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(fits(child) ? [child] : []), ...all(child, wanted)],
  )
}

export const textOf = (element: Element | undefined): string =>
  element === undefined
    ? ''
    : element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

export const byId = (within: Element, id: string): Element | undefined =>
  within.children
    .filter((child) => typeof child !== 'string')
    .map((child) => (child.attributes['id'] === id ? child : byId(child, id)))
    .find((found) => found !== undefined)
