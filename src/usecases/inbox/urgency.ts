import { detectCommand, detectEmergency, normalise } from '../../domain/understanding/index.ts'
import { spokenCommand } from '../steps/spoken-command.ts'

/** Danger to life happening now: nothing is waited for. */
export const isDanger = (text: string): boolean => text !== '' && detectEmergency(normalise(text)) !== null

/** A word of command, a number to choose or an order's number: nothing follows that belongs to it. */
export const standsAlone = (text: string): boolean => {
  const line = text.trim()
  return line.length <= longestCommand && (detectCommand(line) !== null || spokenCommand(line) !== null)
}

const longestCommand = 200
