const han = /\p{Script=Han}/u
const otherScripts =
  /[\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Mongolian}\p{Script=Tibetan}]{2,}/u
const latinWords = /(?:^|[\s“"(])[A-Za-z][A-Za-z'’]*(?:[\s,.!?;:()-]+[A-Za-z][A-Za-z'’]*){2,}/
const aboutLatin = /^(?:https?|www)|@/

/** Written in another language than Chinese: words in a row, no code, no address of the web, no name. */
export const isForeign = (text: string): boolean =>
  !han.test(text) && (otherScripts.test(text) || (latinWords.test(text) && !aboutLatin.test(text.trim())))

const danger =
  /\b(?:help me|fire|burning|smoke|dying|dead|kill(?:ed|ing)?|murder|suicide|bleed(?:ing)?|unconscious|ambulance|emergency|drown(?:ing)?|robb(?:ed|er|ery)|rap(?:e|ed|ist)|knife|gun|attack(?:ed|ing)?|gas leak|heart attack|car accident|kidnap(?:ped)?)\b/i
const rule = /\b(?:how (?:to|do|much|long)|policy|permit|licen[cs]e|fire ?works|fired|insurance)\b/i

/** Danger told of in English; the line to dial cannot be read out of it with certainty. */
export const foreignDanger = (text: string): boolean =>
  isForeign(text) && danger.test(text) && !rule.test(text)
