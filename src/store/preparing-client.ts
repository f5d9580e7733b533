import pg from 'pg'

/** Statements that begin so are planned once on each connection: the few that every turn asks. */
const marked = /^\/\* ([a-z-]+\.[a-z-]+) \*\//

type Query = (asked: unknown, ...rest: readonly unknown[]) => unknown

/**
 * A connection that prepares marked statements under their name. A name stands for one text: values are bound, never
 * written into it. A pooler in transaction mode has to carry prepared statements over (PgBouncer does since 1.21), or the
 * service does without (`prepare: false`).
 */
export class PreparingClient extends pg.Client {
  override query = ((asked: unknown, ...rest: readonly unknown[]) => {
    const query = super.query.bind(this) as Query
    const name = typeof asked === 'string' ? marked.exec(asked)?.[1] : undefined
    if (name === undefined) return query(asked, ...rest)
    const [values, ...others] = rest
    return query({ name, text: asked, values }, ...others)
  }) as pg.Client['query']
}
