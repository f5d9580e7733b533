import type { Database, DatabaseTransaction } from './database.ts'

class Undone<U> extends Error {
  readonly value: U
  constructor(value: U) {
    super('the transaction was undone')
    this.value = value
  }
}

/** Runs the work in one transaction. `undo(value)` rolls everything back and makes the value the result. */
export const undoable = async <T, U>(
  db: Database,
  work: (trx: DatabaseTransaction, undo: (value: U) => never) => Promise<T>,
): Promise<T | U> => {
  const undo = (value: U): never => {
    throw new Undone(value)
  }
  try {
    return await db.transaction().execute((trx) => work(trx, undo))
  } catch (fault) {
    if (fault instanceof Undone) return (fault as Undone<U>).value
    throw fault
  }
}
