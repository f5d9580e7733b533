/** Digits as people type them: half- or full-width. */
const d = '[0-9０-９]'
const alone = (pattern: string): RegExp => new RegExp(`(?<!${d})${pattern}(?!${d})`, 'gu')

const keepEnds =
  (head: number, tail: number) =>
  (found: string): string => {
    const signs = [...found.replace(/[\s-]/g, '')]
    const hidden = Math.max(signs.length - head - tail, 1)
    return signs.slice(0, head).join('') + '*'.repeat(hidden) + signs.slice(signs.length - tail).join('')
  }

const mobile = keepEnds(3, 4)

type Kind = { readonly pattern: RegExp; readonly mask: (found: string) => string }

/** Each kind of personal number and what is left of it. Longer kinds first: an ID card contains mobiles. */
const ofPeople: readonly Kind[] = [
  // e-mail; what follows the @ of one is not the beginning of another
  {
    pattern: /(?<!@[\w.%+-]{0,63})[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g,
    mask: (found) => `${found[0]}***${found.slice(found.indexOf('@'))}`,
  },
  // ID card, solid or as birthday groups; bank card, solid or in groups of four
  { pattern: alone(`${d}{6}[ -]${d}{8}[ -]${d}{3}[0-9０-９XxＸｘ]`), mask: keepEnds(3, 2) },
  { pattern: alone(`${d}{4}(?:[ -]${d}{4}){3}(?:[ -]?${d}{1,3})?`), mask: keepEnds(3, 2) },
  { pattern: alone(`${d}{14,18}[0-9０-９XxＸｘ]`), mask: keepEnds(3, 2) },
  // mobile, with or without the country code
  {
    pattern: alone(`(?:[+＋]?(?:00)?86[ -]?)?[1１][3-9３-９]${d}[ -]?${d}{4}[ -]?${d}{4}`),
    mask: (found) => mobile(found.replace(/^[+＋]?(?:00)?86[ -]?(?=[1１])/, '')),
  },
  // mobile spelt out in characters
  { pattern: /[一幺][三四五六七八九][零〇一幺二两三四五六七八九]{9}/g, mask: mobile },
]

const landlines: readonly Kind[] = [
  // landline with its area code
  {
    pattern: alone(`[(（]?[0０]${d}{2,3}[)）]?[ -]?${d}{7,8}`),
    mask: (found) => keepEnds(/^[(（]/.test(found) ? 5 : 4, 2)(found),
  },
  // landline without one, where the text says that it is a telephone
  {
    pattern: new RegExp(`(?<=(?:电话|座机|号码|致电|拨打)[是为：: ]{0,3})${d}{7,8}(?!${d})`, 'gu'),
    mask: keepEnds(2, 2),
  },
]

const masked = (text: string, kinds: readonly Kind[]): string =>
  kinds.reduce((so, { pattern, mask }) => so.replace(pattern, mask), text)

/**
 * The text with mobiles (138****8000), landlines, ID cards, bank cards and e-mail addresses hidden. Names stay: they
 * cannot be told from other words with certainty. Masking a masked text changes nothing.
 */
export const maskPersonal = (text: string): string => masked(text, [...ofPeople, ...landlines])

/** As `maskPersonal`, but landlines stay: an office's words tell the citizen where to call. */
export const maskOfficial = (text: string): string => masked(text, ofPeople)
