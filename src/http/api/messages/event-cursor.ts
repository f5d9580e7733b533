/** How far a listener has been told: turns by their number, lines of the ledger by their ids. */
export type EventCursor = {
  readonly seq: number
  /** All lines up to here were told. */
  readonly base: number
  /** Lines told beyond it, ascending. */
  readonly beyond: readonly number[]
}

export const beginning: EventCursor = { seq: 0, base: 0, beyond: [] }

/**
 * Lines written at the same moment may become visible in another order than they were numbered. The newest ones are
 * therefore asked for again, and known by their ids.
 */
export const lookedAtAgain = 8

const form = /^(\d{1,9})\.(\d{1,15})(?:\.(\d{1,15}(?:-\d{1,15}){0,7}))?$/

/** As the `id` of an event says it: `3.118.120-121`. */
export const cursorText = ({ seq, base, beyond }: EventCursor): string =>
  [seq, base, ...(beyond.length > 0 ? [beyond.join('-')] : [])].join('.')

/** null for what no event of ours was numbered with. */
export const readCursor = (text: string): EventCursor | null => {
  if (text === '') return beginning
  const [all, seq, base, beyond] = form.exec(text) ?? []
  if (all === undefined) return null
  return { seq: Number(seq), base: Number(base), beyond: (beyond?.split('-') ?? []).map(Number) }
}

export const afterTurn = (cursor: EventCursor, seq: number): EventCursor => ({ ...cursor, seq })

export const afterLine = (cursor: EventCursor, id: number): EventCursor => {
  const told = [...cursor.beyond, id].sort((a, b) => a - b)
  const settled = told.slice(0, Math.max(0, told.length - lookedAtAgain))
  return { ...cursor, base: settled.at(-1) ?? cursor.base, beyond: told.slice(settled.length) }
}

export const wasTold = ({ base, beyond }: EventCursor, id: number): boolean =>
  id <= base || beyond.includes(id)
