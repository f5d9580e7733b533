import { readContent } from '../../knowledge/content-files.ts'
import { lines } from '../../src/domain/answering/lines.ts'
import type { Turn } from '../../src/domain/conversation.ts'
import { NATIONAL } from '../../src/domain/place.ts'
import { citizenOf, type Jiban } from '../support/jiban.ts'
import type { Label } from './labels.ts'
import type { Table } from './table.ts'

const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

/** Entry ids by standard question, of a place's own shelf and the national one. */
const entriesByQuestion = () => {
  const shelves = readContent().then(({ files }) => files)
  const known = new Map<string, ReadonlyMap<string, string>>()
  return async (place: string): Promise<ReadonlyMap<string, string>> => {
    const before = known.get(place)
    if (before) return before
    const entries = (await shelves)
      .filter((file) => file.place === NATIONAL || file.place === place)
      .flatMap((file) => file.entries)
    const made = new Map(entries.map(({ id, question }) => [question, id]))
    known.set(place, made)
    return made
  }
}

type Ending = 'right' | 'wrong' | 'offered' | 'missed'

/** Every label said to a fresh conversation of the whole service; what came of it. */
export const settlingTable = async (
  jiban: Jiban,
  labels: readonly Label[],
  defaultPlace: string,
  onWrong?: (line: string) => void,
): Promise<Table> => {
  const entriesOf = entriesByQuestion()
  const endings = new Map<string, Record<Ending, number>>()
  for (const label of labels) {
    const place = label.place ?? defaultPlace
    const turn = await citizenOf(jiban, place).say(label.q)
    const ending = endingOf(label, turn, offeredIn(turn, await entriesOf(place)))
    const key = `${label.half}/${label.entry === null ? 'none' : 'some'}`
    const counts = endings.get(key) ?? { right: 0, wrong: 0, offered: 0, missed: 0 }
    counts[ending] += 1
    endings.set(key, counts)
    if (ending === 'wrong' || ending === 'missed')
      onWrong?.(
        `${ending}\t${label.half}\t${label.q}\t${label.entry}\t${turn.outcome.kind}/${turn.outcome.reason ?? ''}\t${turn.outcome.entryId ?? ''}`,
      )
  }
  const of = (key: string) => endings.get(key) ?? { right: 0, wrong: 0, offered: 0, missed: 0 }
  const row = (half: 'fit' | 'test') => {
    const some = of(`${half}/some`)
    const none = of(`${half}/none`)
    const answerable = some.right + some.wrong + some.offered + some.missed
    const others = none.right + none.wrong + none.offered + none.missed
    return [
      half === 'fit' ? 'fitting' : 'testing',
      answerable,
      share(some.right, some.right + some.wrong + none.wrong),
      share(some.right, some.right + some.wrong),
      share(some.right, answerable),
      share(some.right + some.offered, answerable),
      others,
      share(none.wrong, others),
    ]
  }
  return {
    title: `Settling, whole service (lines ${lines.version}: settle ${lines.settle}, offer ${lines.offer})`,
    columns: [
      'half',
      'answerable',
      'right of all settled',
      'right of settled answerable',
      'settled right',
      'settled right or offered',
      'unanswerable',
      'settled though unanswerable',
    ],
    rows: [row('fit'), row('test')],
  }
}

/** What the citizen has in hand after the turn: an answer read out of an entry, entries to choose from, or neither. */
const endingOf = (label: Label, turn: Turn, offered: readonly string[]): Ending => {
  const cited = turn.replies.flatMap(({ citations }) => citations?.map(({ entryId }) => entryId) ?? [])
  if (cited.length > 0) return label.entry !== null && cited.includes(label.entry) ? 'right' : 'wrong'
  if (label.entry === null) return 'right'
  return offered.includes(label.entry) ? 'offered' : 'missed'
}

/** The entries among the options of the last reply, by their standard questions. */
const offeredIn = (turn: Turn, idOf: ReadonlyMap<string, string>): readonly string[] =>
  (turn.replies.at(-1)?.options ?? []).flatMap(({ send }) => idOf.get(send) ?? [])
