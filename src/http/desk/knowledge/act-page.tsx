import type { LifeCommandType } from '../../../domain/knowledge/life-command.ts'
import type { EntryAtDesk } from '../../../usecases/knowledge/entry-at-desk.ts'
import type { DraftAdvice, EntryPreview } from '../../../usecases/knowledge/preview-entry.ts'
import type { Difference } from '../../../usecases/knowledge/read-life.ts'
import { chineseDate } from '../../pages/chinese-date.ts'
import { Fault } from '../fault.tsx'
import { AdviceList, CitizenPreview } from './citizen-preview.tsx'
import { DifferenceView } from './difference-view.tsx'
import { actNames } from './entry-words.ts'
import { entryAddress, KnowledgeLayout, type KnowledgePageProps } from './knowledge-layout.tsx'
import { ReasonField } from './reason-field.tsx'

export type ActState = {
  readonly type: Exclude<LifeCommandType, 'write'>
  readonly why: string
  readonly reviewBy: string
  readonly endsOn: string
  readonly toVersion: string
  readonly fault: string | null
  readonly confirming: boolean
}

type Props = KnowledgePageProps & {
  readonly entry: EntryAtDesk
  readonly state: ActState
  /** The text the act is about. */
  readonly preview: EntryPreview | null
  readonly advice: DraftAdvice | null
  readonly difference: Difference | null
  /** Conversations that were told what is to be withdrawn. */
  readonly told: number
}

const notes: Readonly<Record<ActState['type'], string>> = {
  submit: '提交后由本单位另一位负责人审核，再由热线知识编辑发布。',
  approve: '审核通过表示本单位对内容负责。审核人不能是起草人。',
  'send-back': '退回给起草人修改，请写明要改什么。',
  publish: '发布后立即生效，下一次答复就用这份内容；已发布的版本不能再改。',
  discard: '撤销后这份草稿不再保留，已发布的内容不受影响。',
  'roll-back': '以前那一版的内容会成为新的待审核内容，审核、发布后生效。',
  confirm: '内容不变，只定下一次复核的日期，有失效日期的可以延长；仍由另一位负责人审核。',
  withdraw: '从这一刻起不再用这条答复市民。以后要用，须重新起草、审核、发布。',
}

export const withReason: readonly ActState['type'][] = ['send-back', 'discard', 'roll-back', 'withdraw']
/** What cannot be taken back is asked once more. */
export const grave: readonly ActState['type'][] = ['discard', 'withdraw']

/** The form of one step in the life of an entry, beside what it is about. */
export const ActPage = (props: Props) => {
  const { visit, entry, state, preview, advice, difference } = props
  const question = entry.life.open?.draft.question ?? entry.shown?.question ?? entry.id
  const refusal = entry.acts.find(({ type }) => type === state.type)?.refusal ?? null
  return (
    <KnowledgeLayout {...props} title={`${actNames[state.type]}：${question}`} at="entry">
      <article class="order-sheet act">
        <header>
          <p class="no">
            <a href={entryAddress(visit.place, entry.id)}>{question}</a>
          </p>
          <h1>{actNames[state.type]}</h1>
        </header>
        <Fault words={state.fault} />
        {refusal === null ? (
          <ActForm {...props} />
        ) : (
          <>
            {state.fault === null ? (
              <p class="fault" role="alert">
                {refusal}
              </p>
            ) : null}
            <p>
              <a href={entryAddress(visit.place, entry.id)}>回到这一条</a>
            </p>
          </>
        )}
        <section class="reading">
          {difference === null ? null : (
            <>
              <h2>和现在发布的第{difference.from}版比</h2>
              <DifferenceView changes={difference.changes} />
            </>
          )}
          {advice === null ? null : (
            <>
              <h2>核对</h2>
              <AdviceList place={visit.place} advice={advice} />
            </>
          )}
          {preview === null ? null : (
            <>
              <h2>市民看到的</h2>
              <CitizenPreview place={visit.place} preview={preview} />
            </>
          )}
        </section>
      </article>
    </KnowledgeLayout>
  )
}

const ActForm = (props: Props) => {
  const { visit, entry, state } = props
  const { type, confirming } = state
  const asked = withReason.includes(type)
  return (
    <form method="post" action={`${entryAddress(visit.place, entry.id)}/do/${type}`}>
      <input type="hidden" name="revision" value={String(entry.life.revision)} />
      <p class={confirming ? 'grave' : 'meta'} role={confirming ? 'status' : undefined}>
        {notes[type]}
        {type === 'withdraw' && props.told > 0 ? `已有${props.told}个会话得到过这条答复。` : ''}
        {confirming ? '请核对理由后确定。' : ''}
      </p>
      {type === 'roll-back' ? <VersionField {...props} /> : null}
      {type === 'confirm' ? <ReviewField {...props} /> : null}
      {type === 'confirm' ? <EndField {...props} /> : null}
      {asked && !confirming ? <ReasonField why={state.why} rows={3} faulty={state.fault !== null} /> : null}
      {confirming ? (
        <>
          <p class="verbatim">理由：{state.why}</p>
          <input type="hidden" name="why" value={state.why} />
        </>
      ) : null}
      <p class="buttons">
        {grave.includes(type) && !confirming ? (
          <button type="submit">下一步：核对</button>
        ) : (
          <button type="submit" name="sure" value="yes">
            {confirming ? `确定${actNames[type]}` : actNames[type]}
          </button>
        )}
        {confirming ? (
          <button type="submit" name="back" value="yes" class="secondary">
            返回修改
          </button>
        ) : null}
        <a href={entryAddress(visit.place, entry.id)}>不做，回到这一条</a>
      </p>
    </form>
  )
}

const VersionField = ({ entry, state }: Props) => (
  <div class="field">
    <label for="f-version">恢复到哪一版</label>
    <select id="f-version" name="toVersion" required>
      {entry.versions.slice(1).map(({ version }) => (
        <option value={String(version)} {...(String(version) === state.toVersion ? { selected: true } : {})}>
          第{version}版
        </option>
      ))}
    </select>
  </div>
)

const ReviewField = ({ entry, state }: Props) => (
  <div class="field">
    <label for="f-review">下一次复核日期</label>
    <input
      id="f-review"
      name="reviewBy"
      type="date"
      required
      max={entry.nextReview}
      value={state.reviewBy || entry.nextReview}
    />
    <small class="meta">最迟{chineseDate(entry.nextReview)}。</small>
  </div>
)

/** Only a text that has a last day is asked for the next one. */
const EndField = ({ entry, state }: Props) =>
  entry.shown?.effectiveTo ? (
    <div class="field">
      <label for="f-ends">失效日期</label>
      <input id="f-ends" name="endsOn" type="date" value={state.endsOn || entry.shown.effectiveTo} />
      <small class="meta">
        现在是{chineseDate(entry.shown.effectiveTo)}。续期的请改为新的日期；长期有效的请清空。
      </small>
    </div>
  ) : null
