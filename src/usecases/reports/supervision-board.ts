import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'
import { type PlaceId, unitIdSchema } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import { addWorkdays, dayOf } from '../../domain/working-time.ts'
import {
  type BoardLine,
  type BoardOrder,
  type BoardTime,
  boardMarks,
  type InstructedOrder,
  type SupervisedOrder,
} from '../../ports/report-board.ts'
import { chinaCalendar } from '../../rules/calendars/index.ts'
import { packOf, type Valid, valueOn } from '../../rules/index.ts'
import { activeOn } from '../../rules/rule-pack/dated.ts'
import type { Deps } from '../deps.ts'
import { lineNamesOf } from './line-names.ts'
import { mustOversee } from './report-rights.ts'

type Reads = Pick<Deps, 'reports' | 'units' | 'clock'>

/** A level of supervision of the place, with what is under it now. */
export type BoardLevel = {
  readonly level: string
  readonly label: string
  readonly by: string
  readonly article: string
  readonly orders: readonly SupervisedOrder[]
}

export type SupervisionBoard = {
  /** By name; no order of merit. */
  readonly units: readonly (BoardLine & { readonly name: string })[]
  readonly total: Omit<BoardLine, 'unit'>
  readonly levels: readonly BoardLevel[]
  readonly instructions: readonly InstructedOrder[]
  /** The rule of yellow and red cards; null where the place has none. */
  readonly cards: Valid<{ readonly yellowBefore: number; readonly redAfter: number }> | null
}

export const mostSupervised = 200
export const mostInstructions = 50
const instructionDays = 90
const day = 86_400_000

/** What is due by the end of the next working day is nearly due. */
const timeOf = ({ clock }: Reads): BoardTime => {
  const now = clock.now()
  return { now, soon: addWorkdays(chinaCalendar, dayOf(now), 1).endsAt }
}

/** All that a supervisor keeps an eye on, by level and by unit. Throws not_allowed. */
export const supervisionBoard = async (
  deps: Reads,
  place: PlaceId,
  staff: Staff,
): Promise<SupervisionBoard> => {
  mustOversee(place, staff)
  const at = timeOf(deps)
  const [lines, supervised, instructions, nameOf] = await Promise.all([
    deps.reports.standing(place, at),
    deps.reports.supervisions(place, mostSupervised),
    deps.reports.instructions(place, new Date(at.now.getTime() - instructionDays * day), mostInstructions),
    lineNamesOf(deps, place, 'unit'),
  ])
  const units = lines
    .map((line) => ({ ...line, name: nameOf(line.unit) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  const sum = (mark: (typeof boardMarks)[number]) => lines.reduce((n, line) => n + line[mark], 0)
  return {
    ...{ units, instructions },
    total: { late: sum('late'), near: sum('near'), yellow: sum('yellow'), red: sum('red') },
    levels: levelsOf(place, dayOf(at.now), supervised),
    cards: valueOn(packOf(place).warnings, dayOf(at.now)),
  }
}

/** The levels of today's rules, and those of older orders that are called otherwise now. */
const levelsOf = (
  place: PlaceId,
  today: string,
  supervised: readonly SupervisedOrder[],
): readonly BoardLevel[] => {
  const known = activeOn(packOf(place).supervision, today).map(({ level, rule: { value, source } }) => ({
    ...{ level, label: value.label, by: value.by, article: source.article },
    orders: supervised
      .filter((order) => order.level === level)
      // The clock of the order may have been set going by another level.
      .map((order) => (value.startsClock === undefined ? { ...order, planDueAt: null } : order)),
  }))
  const rest = supervised.filter((order) => !known.some(({ level }) => level === order.level))
  const older = [...new Map(rest.map((order) => [order.level, order])).values()]
  return [
    ...known,
    ...older.map(({ level, label, by }) => ({
      ...{ level, label, by, article: '原规则' },
      orders: rest.filter((order) => order.level === level),
    })),
  ]
}

const askedSchema = z.object({
  mark: z.enum(boardMarks),
  /** A hyphen stands for the hotline itself. */
  unit: z.union([z.literal('-'), unitIdSchema]).optional(),
  page: z.coerce.number().int().min(1).max(2000).catch(1),
})
export type BoardAsked = z.infer<typeof askedSchema>

export type MarkedOrders = {
  readonly asked: BoardAsked
  /** null: of all units. */
  readonly unitName: string | null
  readonly orders: readonly BoardOrder[]
  readonly more: boolean
}

const perPage = 50

/** The orders behind a figure of the board. Throws invalid_input for an address that asks for none, not_allowed. */
export const markedOrders = async (
  deps: Reads,
  place: PlaceId,
  staff: Staff,
  query: Readonly<Record<string, string>>,
): Promise<MarkedOrders> => {
  mustOversee(place, staff)
  const read = askedSchema.safeParse(query)
  if (!read.success) throw new DomainError('invalid_input', '地址里没有可以打开的数字，请从督办看板里点开。')
  const asked = read.data
  const unit = asked.unit === '-' ? null : asked.unit
  const found = await deps.reports.marked(place, asked.mark, timeOf(deps), {
    ...(unit === undefined ? {} : { unit }),
    ...{ skip: (asked.page - 1) * perPage, limit: perPage + 1 },
  })
  const nameOf = await lineNamesOf(deps, place, 'unit')
  return {
    asked,
    unitName: unit === undefined ? null : nameOf(unit),
    orders: found.slice(0, perPage),
    more: found.length > perPage,
  }
}
