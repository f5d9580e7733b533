import type { Child } from 'hono/jsx'
import { isEditor, isUnitReviewer } from '../../../domain/knowledge/rights.ts'
import { isUnitRole } from '../../../domain/staff.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'

/** What every page of this part is made with. */
export type KnowledgePageProps = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  /** What was just done. */
  readonly done?: readonly string[]
}

const parts = [
  ['', '要办的'],
  ['/find', '查找'],
  ['/corrections', '纠错'],
  ['/gaps', '缺口'],
  ['/conflicts', '矛盾与相近'],
  ['/files', '表格导入导出'],
] as const
export type KnowledgePart = (typeof parts)[number][0] | 'entry'

/** Who may begin a text. */
export const mayWrite = ({ staff }: Pick<DeskVisit, 'staff'>): boolean =>
  isUnitRole(staff.role) || isEditor(staff)

/** Who may say that an answer stands. */
export const mayAnswer = ({ staff }: Pick<DeskVisit, 'staff'>): boolean =>
  isUnitReviewer(staff) || isEditor(staff)

type Props = KnowledgePageProps & {
  readonly title: string
  readonly at: KnowledgePart
  readonly scripts?: readonly string[]
  readonly children: Child
}

/** The frame of the pages about knowledge, with the way between them. */
export const KnowledgeLayout = ({ visit, counts, done = [], title, at, scripts = [], children }: Props) => (
  <DeskLayout
    visit={visit}
    counts={counts}
    title={title}
    at="knowledge"
    styles={['desk-orders', 'desk-forms', 'desk-knowledge', 'desk-editor']}
    scripts={scripts}
  >
    <nav class="parts" aria-label="知识">
      {parts
        .filter(([path]) => path !== '/files' || mayWrite(visit))
        .map(([path, name]) => (
          <a
            href={`/${visit.place}/desk/knowledge${path}`}
            {...(path === at ? { 'aria-current': 'page' as const } : {})}
          >
            {name}
          </a>
        ))}
      {mayWrite(visit) ? (
        <a class="new" href={`/${visit.place}/desk/knowledge/write`}>
          新写一条
        </a>
      ) : null}
    </nav>
    {done.length === 0 ? null : (
      <div role="status">
        {done.map((line) => (
          <p class="done">{line}</p>
        ))}
      </div>
    )}
    {children}
  </DeskLayout>
)

/** The address of an entry at the desk. */
export const entryAddress = (place: string, id: string): string =>
  `/${place}/desk/knowledge/entries/${encodeURIComponent(id)}`
