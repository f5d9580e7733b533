import type { Correction } from '../../../ports/knowledge-life-store.ts'
import type { EntryAtDesk, LifeAct } from '../../../usecases/knowledge/entry-at-desk.ts'
import { actNames } from './entry-words.ts'
import { entryAddress, type KnowledgePageProps, mayAnswer, mayWrite } from './knowledge-layout.tsx'

type Props = KnowledgePageProps & {
  readonly entry: EntryAtDesk
  readonly corrections: readonly Correction[]
  readonly wrong?: { readonly comment: string; readonly fault: string }
}

const hints: Partial<Readonly<Record<LifeAct['type'], string>>> = {
  submit: '交本单位另一位负责人审核',
  approve: '起草人不能审核自己写的',
  publish: '发布后下一次答复就用它',
  withdraw: '从下一次答复起不再使用',
  confirm: '内容不变，定下一次复核的日期',
  'roll-back': '用以前某一版的内容，仍要审核',
}

/** What may be done to the entry now, and what not and why. */
export const EntryActs = (props: Props) => {
  const { visit, entry, corrections } = props
  const may = entry.acts.filter(({ refusal }) => refusal === null)
  const not = entry.acts.filter(({ refusal }) => refusal !== null)
  return (
    <section class="may">
      <h2>可以办的</h2>
      {may.length === 0 ? (
        <p class="empty">{emptyWords(entry, mayWrite(visit))}</p>
      ) : (
        <ul class="acts">
          {may.map(({ type }) => (
            <li>
              <a href={actAddress(visit.place, entry.id, type)}>
                {type === 'write' && entry.shelf === 'national' ? '写本地的版本' : actNames[type]}
              </a>
              {hints[type] === undefined ? null : <span class="meta">{hints[type]}</span>}
            </li>
          ))}
        </ul>
      )}
      {not.length === 0 ? null : (
        <details>
          <summary>现在不能办的（{not.length}）</summary>
          <ul class="acts">
            {not.map(({ type, refusal }) => (
              <li>
                <span class="name">
                  <span class="cannot">不能{actNames[type]}</span>
                </span>
                <span class="against">{refusal}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <OpenCorrections visit={visit} corrections={corrections} />
      {entry.shown === null || entry.shown.status === 'withdrawn' ? null : <SayWrong {...props} />}
    </section>
  )
}

const emptyWords = ({ shelf }: EntryAtDesk, writes: boolean): string => {
  if (shelf === 'other') return '这条由别的单位负责。发现有误，可以在下面反映。'
  return writes ? '现在没有您可以办的。' : '您可以查看，发现有误可以在下面反映。'
}

const actAddress = (place: string, id: string, type: LifeAct['type']): string =>
  type === 'write'
    ? `/${place}/desk/knowledge/write?id=${encodeURIComponent(id)}`
    : `${entryAddress(place, id)}/do/${type}`

const OpenCorrections = ({ visit, corrections }: Pick<Props, 'visit' | 'corrections'>) => (
  <>
    {corrections.map(({ id, comment, reports }) => (
      <div class="note">
        <p>
          有人反映有误{reports > 1 ? `（${reports}人次）` : ''}：{comment ?? '没有写明哪里不对。'}
        </p>
        {mayAnswer(visit) ? (
          <p>
            改正后发布即办结；认为没有错的，
            <a href={`/${visit.place}/desk/knowledge/corrections/${id}`}>答复理由</a>。
          </p>
        ) : null}
      </div>
    ))}
  </>
)

/** Everybody at work may say that an answer is wrong; it opens a correction with a clock. */
const SayWrong = ({ visit, entry, wrong }: Props) => (
  <details {...(wrong ? { open: true } : {})}>
    <summary>反映这条有误</summary>
    <form method="post" action={`${entryAddress(visit.place, entry.id)}/wrong`}>
      <input type="hidden" name="version" value={String(entry.shown?.version ?? '')} />
      <div class="field">
        <label for="wrong-comment">哪里不对、应当是什么</label>
        <textarea
          id="wrong-comment"
          name="comment"
          rows={3}
          maxlength={1000}
          required
          {...(wrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'wrong-fault' } : {})}
        >
          {wrong?.comment ?? ''}
        </textarea>
        {wrong ? (
          <p id="wrong-fault" class="fault" role="alert">
            {wrong.fault}
          </p>
        ) : null}
      </div>
      <button type="submit" class="secondary">
        反映
      </button>
    </form>
  </details>
)
