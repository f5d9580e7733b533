import { topicOf } from './ellipsis.ts'
import { isQuestion } from './nature.ts'

const numbering =
  /(?:^|[\s，。：:；;？?])(?:[(（]?[1-6一二三四五六][)）.．、]|第[一二三四五六](?:个|是|，)?|[①②③④⑤⑥])/
const marks = /[？?。；;！!\n]+/
const linking = /^(?:另外|还有|再问一下|再问|顺便问一下|顺便问|顺便|以及|对了|同时)[，,：:]?(?:问一下)?/

/** A question that could be asked alone: it asks, and says of what. */
const standsAlone = (piece: string): boolean => isQuestion(piece) && topicOf(piece).length >= 2

const trimmed = (pieces: readonly string[]): string[] =>
  pieces.map((piece) => piece.trim().replace(linking, '').trim()).filter((piece) => piece.length > 2)

/** 产假有多少天，工资谁发: parted at the commas only when each part is a question of its own. */
const atCommas = (piece: string): readonly string[] => {
  const parts = trimmed(piece.split(/[，,]/))
  return parts.length > 1 && parts.every(standsAlone) ? parts : [piece]
}

/** The questions of a message that can be answered one by one; a single one when it asks only one thing. */
export const questionsIn = (text: string): readonly string[] => {
  const listed = text.split(numbering)
  const pieces = listed.length > 2 ? listed.slice(1) : text.split(marks)
  const found = trimmed(pieces).flatMap(atCommas).filter(standsAlone)
  return found.length > 1 ? [...new Set(found)] : [text]
}
