import { isUnitRole } from '../../../domain/staff.ts'
import type { DeskEntryLine } from '../../../usecases/knowledge/find-at-desk.ts'
import { KeysDialog } from '../orders/keys-dialog.tsx'
import { EntryRows } from './entry-rows.tsx'
import { KnowledgeLayout, type KnowledgePageProps } from './knowledge-layout.tsx'

type Query = { readonly q: string; readonly mine: boolean }
type Props = KnowledgePageProps & { readonly query: Query; readonly entries: readonly DeskEntryLine[] }

/** Entries by words; what is typed is looked up at once. */
export const FindPage = (props: Props) => {
  const { visit, query, entries } = props
  return (
    <KnowledgeLayout {...props} title="查找知识" at="/find">
      <section class="list" aria-labelledby="find-name">
        <header>
          <h1 id="find-name">查找知识</h1>
          <FindForm visit={visit} query={query} />
        </header>
        <div id="found">
          <p class="meta" role="status">
            {query.q === '' ? `列出${entries.length}条` : `最相近的${entries.length}条`}
          </p>
          <EntryRows place={visit.place} entries={entries} searched={query.q !== ''} />
        </div>
      </section>
      <KeysDialog />
    </KnowledgeLayout>
  )
}

/** Works as a plain form, and while typing with scripts; the results are put into #found. */
export const FindForm = ({ visit, query }: Pick<KnowledgePageProps, 'visit'> & { readonly query: Query }) => {
  const here = `/${visit.place}/desk/knowledge/find`
  const quick = {
    'hx-get': here,
    'hx-include': 'closest form',
    'hx-select': '#found',
    'hx-target': '#found',
    'hx-swap': 'outerHTML',
  }
  return (
    <form action={here} method="get" class="find">
      <input
        type="search"
        name="q"
        value={query.q}
        maxlength={200}
        aria-label="查找知识条目"
        placeholder="问法、词语或编号"
        hx-trigger="input delay:150ms"
        {...quick}
      />
      <select name="mine" aria-label="范围" hx-trigger="change" {...quick}>
        <option value="">全部</option>
        <option value="1" {...(query.mine ? { selected: true } : {})}>
          {isUnitRole(visit.staff.role) ? '只看本单位' : '只看本地'}
        </option>
      </select>
      <button type="submit" class="secondary">
        查找
      </button>
    </form>
  )
}
