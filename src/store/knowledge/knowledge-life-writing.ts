import { type SqlBool, sql } from 'kysely'
import { NATIONAL } from '../../domain/place.ts'
import type { KnowledgeLifeStore, KnownBasis } from '../../ports/knowledge-life-store.ts'
import type { Database } from '../database.ts'

type Reads = Pick<KnowledgeLifeStore, 'bases' | 'askedOf'>
type BasisRow = {
  readonly law: string
  readonly article: string
  readonly docNo: string | null
  readonly url: string | null
  readonly external: boolean | null
  readonly uses: number
}

/** What helps who writes an entry: what others rest on, and how people asked. */
export const writingReads = (db: Database): Reads => ({
  bases: async (place, words, limit) => {
    const hasAll = words.map(
      (word) =>
        sql<SqlBool>`position(${word} in (b ->> 'law') || (b ->> 'article') || coalesce(b ->> 'docNo', '')) > 0`,
    )
    const { rows } = await sql<BasisRow>`
      select b ->> 'law' as law, b ->> 'article' as article, b ->> 'docNo' as "docNo", b ->> 'url' as url,
        (b ->> 'external')::boolean as external, count(*)::int as uses
      from knowledge_entry e cross join lateral jsonb_array_elements(e.draft -> 'basis') b
      where e.place in (${place}, ${NATIONAL}) and e.status in ('published', 'due-for-review')
        and ${sql.join([sql<SqlBool>`true`, ...hasAll], sql` and `)}
      group by 1, 2, 3, 4, 5 order by uses desc, law, article limit ${limit}
    `.execute(db)
    return rows.map(toBasis)
  },

  askedOf: async (place, id, limit) => {
    const rows = await db
      .selectFrom('consultation_record')
      .select('question')
      .where('place', '=', place)
      .where('entry_id', '=', id)
      .orderBy('at', 'desc')
      .limit(limit)
      .execute()
    return rows.map(({ question }) => question)
  },
})

const toBasis = ({ law, article, docNo, url, external, uses }: BasisRow): KnownBasis => ({
  ...{ law, article, uses },
  ...(docNo === null ? {} : { docNo }),
  ...(url === null ? {} : { url }),
  ...(external === null ? {} : { external }),
})
