import { endsFirst } from '../../../domain/knowledge/review-stage.ts'
import { chineseDay } from '../../../domain/place-day.ts'
import { isUnitRole } from '../../../domain/staff.ts'
import type { WorkLine } from '../../../ports/knowledge-life-store.ts'
import type { DueLine, KnowledgeOverview } from '../../../usecases/knowledge/knowledge-overview.ts'
import { TableHead } from '../../table-head.tsx'
import { KeysDialog } from '../orders/keys-dialog.tsx'
import { CorrectionTable } from './correction-table.tsx'
import { originNames, stageWords, workName } from './entry-words.ts'
import { FindForm } from './find-page.tsx'
import { GapTable } from './gap-table.tsx'
import { entryAddress, KnowledgeLayout, type KnowledgePageProps } from './knowledge-layout.tsx'
import { StandingTable } from './standing-table.tsx'

type Props = KnowledgePageProps & {
  readonly overview: KnowledgeOverview
  readonly unitNames: ReadonlyMap<string, string>
}

const mostEach = 8

/** What is to be done for the knowledge of a unit, the most urgent first. */
export const OverviewPage = (props: Props) => {
  const { visit, overview, unitNames } = props
  const { corrections, gaps, conflicts, standing, article } = overview
  const base = `/${visit.place}/desk/knowledge`
  const whose = isUnitRole(visit.staff.role) ? '本单位知识' : '知识'
  return (
    <KnowledgeLayout {...props} title={whose} at="">
      <section class="list">
        <header>
          <h1>{whose}</h1>
          <FindForm visit={visit} query={{ q: '', mine: false }} />
        </header>
        <div id="found" />
      </section>
      <Board name="纠错" count={corrections.length} more={`${base}/corrections`} empty="没有待办理的纠错。">
        <CorrectionTable visit={visit} corrections={corrections.slice(0, mostEach)} work={overview.work} />
      </Board>
      <WorkBoard {...props} />
      <DueBoard {...props} />
      <Board name="答不上来的问题" count={gaps.length} more={`${base}/gaps`} empty="没有待补的缺口。">
        <GapTable visit={visit} gaps={gaps.slice(0, mostEach)} work={overview.work} unitNames={unitNames} />
      </Board>
      <Board
        name="矛盾与相近"
        count={conflicts.length}
        more={`${base}/conflicts`}
        empty="没有互相矛盾或看起来相近的条目。"
      >
        <p>
          有{conflicts.length}对条目回答同一个问题，请
          <a href={`${base}/conflicts`}>逐对看一看</a>。
        </p>
      </Board>
      <Board name="知识状况" count={standing.length} uncounted empty="还没有已发布的条目。">
        <StandingTable standing={standing} article={article} />
      </Board>
      <KeysDialog />
    </KnowledgeLayout>
  )
}

type BoardProps = {
  readonly name: string
  readonly count: number
  /** The number says nothing to who reads it. */
  readonly uncounted?: boolean
  readonly empty: string
  readonly more?: string
  readonly children: unknown
}

const Board = ({ name, count, uncounted = false, empty, more, children }: BoardProps) => (
  <section class="board">
    <h2>
      {name}
      {uncounted ? null : <span class="count">{count}</span>}
      {more === undefined ? null : (
        <a class="all" href={more} aria-label={`全部${name}`}>
          全部
        </a>
      )}
    </h2>
    {count === 0 ? <p class="empty">{empty}</p> : children}
  </section>
)

const WorkBoard = ({ visit, overview, unitNames }: Props) => (
  <Board
    name="正在写、正在审"
    count={overview.work.length}
    empty="没有草稿。可以新写一条，或从缺口、纠错写起。"
  >
    <table class="orders">
      <TableHead columns={['问题', '环节', '来源', '单位', '最后改动']} />
      <tbody>
        {overview.work.map((line) => (
          <WorkRow place={visit.place} line={line} unitNames={unitNames} />
        ))}
      </tbody>
    </table>
  </Board>
)

type WorkRowProps = {
  readonly place: string
  readonly line: WorkLine
  readonly unitNames: ReadonlyMap<string, string>
}

const WorkRow = ({ place, line, unitNames }: WorkRowProps) => (
  <tr>
    <td class="title">
      <a href={entryAddress(place, line.id)}>{line.question ?? line.id}</a>
      {line.sentBack === null ? null : <span class="chip near">被退回</span>}
    </td>
    <td>
      <span class="chip">{workName(line.state)}</span>
    </td>
    <td>{originNames[line.origin] ?? line.origin}</td>
    <td>{unitNames.get(line.unit) ?? line.unit}</td>
    <td>{chineseDay(new Date(line.updatedAt))}</td>
  </tr>
)

const DueBoard = ({ visit, overview, unitNames }: Props) => (
  <Board
    name="待复核"
    count={overview.due.length}
    empty={`一个月内没有要复核或将失效的条目。${overview.article === null ? '' : `（${overview.article}）`}`}
  >
    <table class="orders">
      <TableHead columns={['问题', '复核或失效日期', '单位']} />
      <tbody>
        {overview.due.map((line) => (
          <DueRow place={visit.place} line={line} unitNames={unitNames} />
        ))}
      </tbody>
    </table>
  </Board>
)

type DueRowProps = {
  readonly place: string
  readonly line: DueLine
  readonly unitNames: ReadonlyMap<string, string>
}

const DueRow = ({ place, line, unitNames }: DueRowProps) => (
  <tr>
    <td class="title">
      <a href={entryAddress(place, line.id)}>{line.question}</a>
    </td>
    <td>
      <span
        class={`chip${line.stage === 'lapsed' || line.stage === 'ended' ? ' late' : line.stage === 'soon' ? '' : ' near'}`}
      >
        {stageWords[line.stage]}
      </span>{' '}
      {chineseDay(new Date(`${endsFirst(line) ? line.endsOn : line.reviewBy}T00:00:00+08:00`))}
    </td>
    <td>{unitNames.get(line.unit) ?? line.unit}</td>
  </tr>
)
