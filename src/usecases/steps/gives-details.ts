import { addressPiece, isQuestion } from '../../domain/understanding/index.ts'
import type { TurnContext } from '../turn/turn.ts'

const longest = 30

/** Nothing but where it is or whom to call: who answers so wants what was told before to be dealt with. */
export const givesDetails = ({ read }: TurnContext): boolean => {
  const { contactPhone, place } = read.extracted
  if (isQuestion(read.text) || read.text.length > longest) return false
  if (contactPhone !== undefined || addressPiece(read.text) !== null) return true
  return place !== undefined && place.length * 2 >= read.text.length
}
