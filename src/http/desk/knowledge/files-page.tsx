import type { ImportResult, RowResult } from '../../../usecases/knowledge/import-entries.ts'
import { TableHead } from '../../table-head.tsx'
import { Fault } from '../fault.tsx'
import { entryAddress, KnowledgeLayout, type KnowledgePageProps } from './knowledge-layout.tsx'

type Props = KnowledgePageProps & {
  readonly outcome: { readonly name: string; readonly result: ImportResult } | null
  readonly fault: string | null
}

/** Entries in and out as the files offices keep. */
export const FilesPage = (props: Props) => {
  const { visit, outcome, fault } = props
  const here = `/${visit.place}/desk/knowledge/files`
  const files = `/api/v1/${visit.place}/knowledge/files`
  return (
    <KnowledgeLayout {...props} title="表格导入导出" at="/files">
      <h1>表格导入导出</h1>
      <section class="board">
        <h2>导出</h2>
        <ul class="files">
          <li>
            <a href={`${files}/entries.xlsx`}>{visit.unitName ?? '全部'}的条目（Excel）</a>
            <span class="meta">改好后可以原样导入，没有改动的不会生成草稿。</span>
          </li>
          <li>
            <a href={`${files}/template.xlsx`}>空白模板（Excel）</a>
            <span class="meta">有填写说明和可选项。</span>
          </li>
        </ul>
      </section>
      <section class="board">
        <h2>导入</h2>
        <form
          id="import"
          method="post"
          enctype="multipart/form-data"
          action={`${here}/import`}
          hx-post={`${here}/import`}
          hx-encoding="multipart/form-data"
          hx-select="#result"
          hx-target="#result"
          hx-swap="outerHTML"
          hx-disabled-elt="find button"
        >
          <div class="field">
            <label for="f-file">Excel（.xlsx）、Word（.docx）、CSV 或 Markdown 文件，不超过10 MB</label>
            <input id="f-file" name="file" type="file" accept=".xlsx,.docx,.csv,.md" required />
          </div>
          <button type="submit" name="dryRun" value="true">
            先检查，不保存
          </button>
        </form>
        <div id="result" aria-live="polite">
          <Fault words={fault} />
          {outcome === null ? (
            <p class="meta">先检查每一行，再决定是否导入。导入的都是草稿，照常审核、发布。</p>
          ) : (
            <Outcome place={visit.place} {...outcome} />
          )}
        </div>
      </section>
    </KnowledgeLayout>
  )
}

const resultNames: Readonly<Record<RowResult['result'], string>> = {
  added: '新增',
  changed: '修改',
  unchanged: '没有变化',
  duplicate: '重复',
  refused: '不能导入',
}

type OutcomeProps = { readonly place: string; readonly name: string; readonly result: ImportResult }

const Outcome = ({ place, name, result }: OutcomeProps) => {
  const { rows, dryRun, problem } = result
  const good = rows.filter(({ result }) => result === 'added' || result === 'changed').length
  const bad = rows.filter(({ result }) => result === 'duplicate' || result === 'refused').length
  if (problem !== null)
    return (
      <p class="fault" role="alert">
        “{name}”：{problem}
      </p>
    )
  return (
    <>
      <p class={dryRun ? 'meta' : 'done'} role="status">
        “{name}”共{rows.length}行：{dryRun ? '可以导入' : '已导入为草稿'}
        {good}行，{bad}行有问题，{rows.length - good - bad}行没有变化。
      </p>
      {dryRun && good > 0 ? (
        <p>
          <button type="submit" form="import" name="dryRun" value="false">
            导入可以用的{good}行
          </button>
          <span class="meta">如果页面已经重新打开，请先再选一次文件。</span>
        </p>
      ) : null}
      <RowTable place={place} rows={rows} dryRun={dryRun} />
    </>
  )
}

type RowsProps = { readonly place: string; readonly rows: readonly RowResult[]; readonly dryRun: boolean }

const RowTable = ({ place, rows, dryRun }: RowsProps) => (
  <div class="wide">
    <table class="orders">
      <TableHead columns={['行', '结果', '问题', '说明']} />
      <tbody>
        {rows.map(({ row, id, question, result, problem }) => (
          <tr>
            <td class="figure">{row}</td>
            <td>
              <span class={`chip${result === 'refused' || result === 'duplicate' ? ' late' : ''}`}>
                {resultNames[result]}
              </span>
            </td>
            <td class="title">
              {id !== null && !dryRun && (result === 'added' || result === 'changed') ? (
                <a href={entryAddress(place, id)}>{question}</a>
              ) : (
                (question ?? '')
              )}
            </td>
            <td>{problem ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
