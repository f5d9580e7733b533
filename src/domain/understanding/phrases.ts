/**
 * Word lists are written for people: phrases parted by white space, where
 *   …      stands for up to eight characters of the same clause,
 *   _      for up to three,
 *   (a|b)  for either, and (a|b)? or a? for "perhaps".
 * Everything else means itself.
 */
export type Phrases = { readonly list: readonly string[]; readonly pattern: string; readonly test: RegExp }

const clauseBreak = '，。；！？、,;!?\\n'
const meaning: Readonly<Record<string, string>> = {
  '…': `[^${clauseBreak}]{0,8}?`,
  _: `[^${clauseBreak}]{0,3}?`,
  '(': '(?:',
}

function patternOf(phrase: string): string {
  return phrase.replace(/[…_(]|[.*+^${}[\]\\]/g, (c) => meaning[c] ?? `\\${c}`)
}

/** A list of phrases as one pattern; longer phrases win over shorter ones at the same spot. */
export function words(parts: TemplateStringsArray, ...more: readonly string[]): Phrases {
  const text = String.raw({ raw: parts }, ...more)
  const list = text.split(/\s+/).filter((w) => w !== '')
  const sorted = [...list].sort((a, b) => b.length - a.length)
  const pattern = `(?:${sorted.map(patternOf).join('|')})`
  return { list, pattern, test: new RegExp(pattern) }
}

export function has(text: string, phrases: Phrases): boolean {
  return phrases.test.test(text)
}

/** The first phrase of the list that stands in the text. */
export function firstOf(text: string, phrases: Phrases): string | null {
  return phrases.test.exec(text)?.[0] ?? null
}

const globals = new WeakMap<Phrases, RegExp>()

function everyOf(phrases: Phrases): RegExp {
  const known = globals.get(phrases)
  if (known) return known
  const every = new RegExp(phrases.pattern, 'g')
  globals.set(phrases, every)
  return every
}

/**
 * Every match of a global pattern. `matchAll` copies the pattern on each call, which for our long word lists costs more
 * than the search itself.
 */
export function matches(text: string, every: RegExp): RegExpExecArray[] {
  const out: RegExpExecArray[] = []
  every.lastIndex = 0
  for (let m = every.exec(text); m; m = every.exec(text)) {
    out.push(m)
    if (m[0] === '') every.lastIndex += 1
  }
  return out
}

export type PhraseSpot = { readonly phrase: string; readonly at: number }

/** Every place where a phrase of the list stands. */
export function spots(text: string, phrases: Phrases): PhraseSpot[] {
  return matches(text, everyOf(phrases)).map((m) => ({ phrase: m[0], at: m.index }))
}

/** Hides the phrases of a list, keeping every position. */
export function veil(text: string, phrases: Phrases): string {
  return text.replace(everyOf(phrases), (w) => '〇'.repeat(w.length))
}
