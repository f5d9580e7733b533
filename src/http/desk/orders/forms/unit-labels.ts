import type { Unit } from '../../../../domain/unit.ts'

/** Names of units that nobody can mistake: where two are called the same, the one above is said as well. */
export const unitLabels = (units: readonly Unit[]): ReadonlyMap<string, string> => {
  const handling = units.filter(({ tier }) => tier !== 'center')
  const byName = Map.groupBy(handling, ({ name }) => name)
  const nameOf = new Map(units.map(({ id, name }) => [id as string, name]))
  return new Map(
    handling.map(({ id, name, parent }) => {
      const alone = (byName.get(name)?.length ?? 0) < 2
      return [id as string, alone ? name : `${name}（${parent === null ? id : (nameOf.get(parent) ?? id)}）`]
    }),
  )
}

/** The id of what was typed: a name as it is offered, or the id itself; null for neither. */
export const unitTyped = (labels: ReadonlyMap<string, string>, typed: string): string | null => {
  if (labels.has(typed)) return typed
  for (const [id, label] of labels) if (label === typed) return id
  return null
}
