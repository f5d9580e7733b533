import { readFile } from 'node:fs/promises'
import { isChannelFile } from './channel-settings.ts'

/** What JIBAN_CHANNELS says, read from its file when it names one. */
export const channelText = async (value: string): Promise<string> => {
  if (!isChannelFile(value)) return value
  const file = value.trim()
  return readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    throw new Error(`JIBAN_CHANNELS names the file ${file}, which cannot be read (${fault.code})`)
  })
}
