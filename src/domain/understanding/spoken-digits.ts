/** Digits as people write telephone numbers: spoken, circled, spaced, or with letters for figures. */
const spoken: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  '○': '0',
  洞: '0',
  一: '1',
  幺: '1',
  么: '1',
  壹: '1',
  二: '2',
  两: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  拐: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  勾: '9',
  玖: '9',
  o: '0',
  O: '0',
  l: '1',
  I: '1',
  '⓪': '0',
}
'①②③④⑤⑥⑦⑧⑨'.split('').forEach((c, i) => {
  Object.assign(spoken, { [c]: String(i + 1) })
})

const digitChars = `\\d${Object.keys(spoken).join('')}`
// A run of at least eleven digit-like characters, parted by at most two separators.
const run = new RegExp(`[${digitChars}](?:[\\s\\-－—_.·、]{0,2}[${digitChars}]){10,16}`, 'g')
const mobile = /^1[3-9]\d{9}$/
const landline = /^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/

function figures(text: string): string {
  let out = ''
  for (const c of text) out += /\d/.test(c) ? c : (spoken[c] ?? '')
  return out
}

/** A whole telephone number in whatever digits, or null. */
export function telephoneOf(text: string): string | null {
  const bare = figures(text).replace(/^(?:0086|86)(?=1[3-9]\d{9}$)/, '')
  return mobile.test(bare) || landline.test(bare) ? bare : null
}

/** Writes telephone numbers in plain figures; everything that is not one stays as it was. */
export function writeTelephones(text: string): string {
  return text.replace(run, (found, at: number) => {
    const before = text[at - 1] ?? ''
    const after = text[at + found.length] ?? ''
    if (/\d/.test(before) || /\d/.test(after)) return found
    if ((found.match(/[oOlI]/g)?.length ?? 0) > 5) return found
    return telephoneOf(found) ?? found
  })
}
