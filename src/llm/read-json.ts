import { ModelError } from './fault.ts'

/** The JSON object in what a model wrote: alone, in a fence, after its thoughts. Throws ModelError. */
export const readJson = (written: string): unknown => {
  const said = written.replace(/^[\s\S]*<\/think>/, '').trim()
  const bare = /^```(?:json)?\s*([\s\S]*?)\s*```$/.exec(said)?.[1] ?? said
  try {
    return JSON.parse(bare)
  } catch {
    throw new ModelError('unreadable', 'no JSON')
  }
}
