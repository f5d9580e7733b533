import type { Selectable } from 'kysely'
import { DomainError } from '../domain/errors.ts'
import { type Duty, dutySchema, type Unit, unitSchema } from '../domain/unit.ts'
import type { UnitStore } from '../ports/unit-store.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

export const unitStore = (db: Database): UnitStore => ({
  units: async (place) => {
    const rows = await db.selectFrom('unit').selectAll().where('place', '=', place).orderBy('id').execute()
    return rows.map(toUnit)
  },

  duties: async (place) => {
    const rows = await db
      .selectFrom('duty')
      .selectAll()
      .where('place', '=', place)
      .orderBy('position')
      .execute()
    return rows.map(toDuty)
  },

  load: async (place, units, duties) => {
    refuseUnknownUnits(units, duties)
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom('duty').where('place', '=', place).execute()
      await trx.deleteFrom('unit').where('place', '=', place).execute()
      if (units.length > 0)
        await trx
          .insertInto('unit')
          .values(
            units.map((unit) => ({ ...unit, place, areas: [...unit.areas], phone: unit.phone ?? null })),
          )
          .execute()
      if (duties.length > 0)
        await trx
          .insertInto('duty')
          .values(
            duties.map((duty, position) => ({
              ...duty,
              place,
              position,
              class: duty.class ?? null,
              topic: duty.topic ?? null,
            })),
          )
          .execute()
    })
  },
})

const toUnit = ({ place: _, phone, ...row }: Selectable<Tables['unit']>): Unit =>
  unitSchema.parse({ ...row, ...(phone === null ? {} : { phone }) })

const toDuty = (row: Selectable<Tables['duty']>): Duty => {
  const { place: _, position: __, class: grade, topic, ...duty } = row
  return dutySchema.parse({
    ...duty,
    ...(grade === null ? {} : { class: grade }),
    ...(topic === null ? {} : { topic }),
  })
}

/** Says which line names a unit that is not there, before the database refuses the whole load. */
const refuseUnknownUnits = (units: readonly Unit[], duties: readonly Duty[]): void => {
  const known = new Set<string>(units.map(({ id }) => id))
  const references = [
    ...units.map(({ id, parent }) => ({ line: `unit ${id}`, names: parent === null ? [] : [parent] })),
    ...duties.map(({ id, lead, co }) => ({ line: `duty ${id}`, names: [lead, ...co] })),
  ]
  const unknown = references.flatMap(({ line, names }) =>
    names.filter((name) => !known.has(name)).map((name) => ({ line, unit: name })),
  )
  if (unknown.length > 0)
    throw new DomainError(
      'invalid_input',
      `The catalogue names units that are not in the list: ${unknown.map(({ line, unit }) => `${unit} (${line})`).join(', ')}`,
      { unknown },
    )
}
