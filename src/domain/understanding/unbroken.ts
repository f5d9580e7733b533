/** What a reader takes in at once and no title may cut: addresses of the web, times, figures, dates, brackets. */
const wholes =
  /https?:\/\/[^\s，。；！？、（）()《》“”\u4e00-\u9fa5]+|www\.[^\s，。；！？、（）()《》“”\u4e00-\u9fa5]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\d{2,4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?(?:\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?|\d[\d,.:：/-]*\d(?:[元万亿%％平米㎡]+)?|（[^（）]{0,30}）|\([^()]{0,30}\)|《[^《》]{0,30}》|“[^“”]{0,30}”|【[^【】]{0,30}】/g

const breaking = '，、,:：。！？；… （）()“”《》'
const firstSeal = 0xe000
const seals = new RegExp(
  `[\\u${firstSeal.toString(16)}-\\u${(firstSeal + breaking.length - 1).toString(16)}]`,
  'g',
)

const seal = (whole: string): string =>
  [...whole]
    .map((sign) => {
      const at = breaking.indexOf(sign)
      return at < 0 ? sign : String.fromCharCode(firstSeal + at)
    })
    .join('')

/** The marks inside what must stay whole stand for themselves no more, so that nothing is cut there; same length. */
export const sealed = (text: string): string => text.replace(wholes, seal)

/** The marks again. */
export const unsealed = (text: string): string =>
  text.replace(seals, (sign) => breaking[sign.charCodeAt(0) - firstSeal] ?? '')

const leastLeft = 6

/** At most so many characters, ending before what would be cut through; cut through where nothing else would be left. */
export const cutBeforeWhole = (text: string, most: number): string => {
  if (text.length <= most) return text
  const cut = [...unsealed(text).matchAll(wholes)].find(
    ({ index, 0: whole }) => index < most && index + whole.length > most,
  )
  return text.slice(0, cut && cut.index >= leastLeft ? cut.index : most)
}

const webAddress =
  /https?:\/\/([^\s，。；！？、（）()《》“”\u4e00-\u9fa5/:?#]+)[^\s，。；！？、（）()《》“”\u4e00-\u9fa5]*/g
const longAside = /（(?:[^（）]|（[^（）]*）){13,}）|\((?:[^()]|\([^()]*\)){13,}\)/g
const leastBeside = 6

/** A title has room for the name of a site and none for its address, and for no long aside in brackets. */
export const withoutAsides = (text: string): string => {
  const named = text.replace(webAddress, '$1')
  const plain = named.replace(longAside, '')
  return plain.length >= leastBeside ? plain : named
}

const pairs: readonly (readonly [string, string])[] = [
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['“', '”'],
  ['【', '】'],
]
const countOf = (text: string, sign: string): number => text.split(sign).length - 1

const withoutHalf = (title: string, open: string, close: string): string => {
  const left = countOf(title, open) - countOf(title, close)
  if (left === 0) return title
  const at = title.lastIndexOf(open)
  if (left > 0 && at >= leastLeft)
    return withoutHalf(title.slice(0, at).replace(/[，、：:]$/, ''), open, close)
  return title.replaceAll(open, '').replaceAll(close, '')
}

/** Without a bracket whose other half was left out. */
export const withoutHalves = (title: string): string => {
  const whole = pairs.reduce((so, [open, close]) => withoutHalf(so, open, close), title)
  return whole === title ? title : withoutHalves(whole)
}
