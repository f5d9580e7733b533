import { PostgresDialect, PostgresQueryCompiler, type QueryCompiler } from 'kysely'

/** Text as Postgres can hold it: without NUL and without half of a surrogate pair. */
const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** NUL and halves of pairs stand escaped in JSON. Who writes such an escape in words is looked at, too. */
const unstorable = /\\u(?:0000|d[89a-f])/i

/** JSON of a value, every string in it storable. `undefined` members are left out. */
export const storableJson = (value: unknown): string => {
  const json = JSON.stringify(value)
  return unstorable.test(json) ? withStorableStrings(value) : json
}

const withStorableStrings = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'string' ? storableText(member) : member,
  )

const storable = (value: unknown): unknown => {
  if (typeof value === 'string') return storableText(value)
  return Array.isArray(value) ? value.map(storable) : value
}

class StorableCompiler extends PostgresQueryCompiler {
  protected override appendValue(parameter: unknown): void {
    super.appendValue(storable(parameter))
  }
}

/**
 * Postgres with every bound string made storable, in one place: a NUL in a citizen's message, an address or a header
 * would otherwise fail the statement it reaches.
 */
export class StorablePostgres extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new StorableCompiler()
  }
}
