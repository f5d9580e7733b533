import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export class DataDirectoryInUse extends Error {
  constructor(directory: string) {
    super(
      `The data directory ${directory} is open in another process. Stop that process, or name another directory in JIBAN_DATA_DIR.`,
    )
    this.name = 'DataDirectoryInUse'
  }
}

const SQLITE_BUSY = 5

/**
 * Holds the directory for this process until released. The lock is the operating system's, taken through an empty
 * SQLite file: it ends with the process however that ends, so a killed one never blocks the next, and it is seen by
 * another container on the same volume, where a process id would mean nothing.
 */
export const lockDataDirectory = (directory: string): { release(): void } => {
  mkdirSync(directory, { recursive: true })
  const lock = new DatabaseSync(join(directory, 'lock'))
  try {
    lock.exec('PRAGMA busy_timeout = 0')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (fault) {
    lock.close()
    if ((fault as { errcode?: number }).errcode === SQLITE_BUSY) throw new DataDirectoryInUse(directory)
    throw fault
  }
  return { release: () => lock.close() }
}
