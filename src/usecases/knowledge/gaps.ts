import { isInScope } from '../../domain/answering/in-scope.ts'
import { deIdentify } from '../../domain/de-identify.ts'
import { DomainError } from '../../domain/errors.ts'
import { gapFor, gapTerms } from '../../domain/knowledge/gaps.ts'
import { isEditor } from '../../domain/knowledge/rights.ts'
import type { PlaceId } from '../../domain/place.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Gap, UnansweredTurn } from '../../ports/knowledge-life-store.ts'
import { packOf, route } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { unitFilter } from './owner.ts'

const batch = 200
const longest = 120
/** Fewer terms than this say too little to be a gap of their own. */
const fewestTerms = 2

/** Counts what was asked in vain since the last time. May be broken off and begun again; each turn counts once. */
export const collectGaps = async (deps: Deps, now: Date): Promise<{ readonly counted: number }> => {
  let counted = 0
  for (;;) {
    const turns = await deps.knowledgeLife.unanswered(batch)
    for (const turn of turns) if (await countTurn(deps, turn, now)) counted += 1
    if (turns.length < batch) return { counted }
  }
}

const countTurn = async (deps: Deps, turn: UnansweredTurn, now: Date): Promise<boolean> => {
  const question = deIdentify(turn.question ?? '').slice(0, longest)
  const terms = gapTerms(question)
  if (terms.length < fewestTerms || !isInScope(question)) {
    await deps.knowledgeLife.countTurn(turn, null, now)
    return false
  }
  const { place } = turn
  const known = (await deps.knowledgeLife.gaps(place, {})).filter(({ state }) => state !== 'filled')
  const there = gapFor(terms, known)
  const gap = there ? { known: there.id } : { opened: await newGap(deps, place, question, terms) }
  return deps.knowledgeLife.countTurn(turn, gap, now)
}

/** The unit that would handle such a matter; who that is decides the duty catalogue, or a person at the hotline. */
const newGap = async (
  deps: Deps,
  place: PlaceId,
  question: string,
  terms: readonly string[],
): Promise<Gap> => {
  const [units, duties] = [await deps.units.units(place), await deps.units.duties(place)]
  const { decided, candidates } = route(packOf(place), units, duties, { text: question, nature: '咨询' })
  const unit = decided ? (candidates[0]?.unit ?? null) : null
  return {
    id: crypto.randomUUID(),
    question,
    terms,
    asked: 1,
    unit,
    state: unit === null ? 'open' : 'assigned',
    filledBy: null,
    firstAt: '',
    lastAt: '',
  }
}

export const listGaps = (
  deps: Deps,
  staff: Staff,
  query: { readonly state?: Gap['state']; readonly unit?: string },
): Promise<readonly Gap[]> =>
  deps.knowledgeLife.gaps(staff.place, {
    ...(query.state === undefined ? {} : { state: query.state }),
    ...unitFilter(staff, query.unit),
  })

/** Gives a gap to the unit that has to write about it. */
export const assignGap = async (deps: Deps, staff: Staff, id: string, unit: string): Promise<Gap> => {
  refuseOthers(staff, '知识缺口由热线知识编辑分派。')
  if (!(await deps.units.units(staff.place)).some((known) => known.id === unit))
    throw new DomainError('invalid_input', `没有“${unit}”这个单位，请核对单位编号。`, { unit })
  return afterwards(
    deps,
    staff,
    id,
    await deps.knowledgeLife.assignGap(staff.place, id, unit, deps.clock.now()),
  )
}

/** An entry that is there answers it already. */
export const fillGap = async (deps: Deps, staff: Staff, id: string, entryId: string): Promise<Gap> => {
  refuseOthers(staff, '知识缺口由热线知识编辑销号；新写的条目发布后自动销号。')
  const now = deps.clock.now()
  const [entry] = await deps.knowledge.citable(staff.place, [entryId], dayInChina(now))
  if (!entry)
    throw new DomainError('unknown_entry', `条目“${entryId}”现在不能用于答复，不能用它销号。`, { entryId })
  return afterwards(
    deps,
    staff,
    id,
    await deps.knowledgeLife.fillGap(staff.place, id, entryId, entry.version, now),
  )
}

const refuseOthers = (staff: Staff, message: string) => {
  if (!isEditor(staff)) throw new DomainError('not_allowed', message, { role: staff.role })
}

const afterwards = async (deps: Deps, { place }: Staff, id: string, done: boolean): Promise<Gap> => {
  const gap = await deps.knowledgeLife.gap(place, id)
  if (!gap) throw new DomainError('not_found', '没有这个知识缺口。', { id })
  if (!done)
    throw new DomainError('forbidden_by_rule', '这个知识缺口已经销号。再有人问到时会重新列出。', {
      filledBy: gap.filledBy,
    })
  return gap
}
