import type { ReadEntry } from '../../../usecases/knowledge/find-knowledge.ts'
import { chineseDate } from '../chinese-date.ts'
import { Layout } from '../layout.tsx'
import { topicName } from '../topic-names.ts'
import { ownerName } from '../unit-kind-names.ts'
import type { Visit } from '../visit.ts'
import { EntryBody } from './entry-body.tsx'

type Props = {
  readonly visit: Visit
  readonly entry: ReadEntry
  /** The citizen has just said what they think of it. */
  readonly thanked: boolean
}

/** One entry: the answer, what is needed, what it rests on, who answers for it and how long it holds. */
export const EntryPage = ({ visit, entry, thanked }: Props) => (
  <Layout visit={visit} title={entry.question} section="knowledge">
    <article class="sheet entry">
      <p class="path">
        <a href={`/${visit.place}/knowledge`}>查政策</a>
        <span aria-hidden="true"> / </span>
        <a href={`/${visit.place}/knowledge?topic=${encodeURIComponent(entry.topic)}`}>
          {topicName(entry.topic)}
        </a>
      </p>
      <h1>{entry.question}</h1>
      {entry.citable ? null : <NotCitable visit={visit} entry={entry} />}
      <EntryBody entry={entry} />
      <Record entry={entry} />
      <p class="ways">
        <a class="button" href={`/${visit.place}?ask=${encodeURIComponent(entry.question)}`}>
          问这个问题
        </a>
      </p>
      <Verdict visit={visit} entry={entry} thanked={thanked} />
    </article>
  </Layout>
)

const NotCitable = ({ visit, entry }: Pick<Props, 'visit' | 'entry'>) => (
  <p class="warning" role="note">
    <b>这条内容现在不能作为答复的依据，仅供查阅。</b>
    {reasonOf(entry, visit.now)}
  </p>
)

const reasonOf = ({ effectiveTo, effectiveFrom, status }: ReadEntry, now: Date): string => {
  if (status === 'withdrawn') return '负责单位已经撤下。'
  const today = now.toISOString().slice(0, 10)
  if (effectiveFrom > today) return `它从${chineseDate(effectiveFrom)}起才有效。`
  if (effectiveTo !== null && effectiveTo < today) return `它的有效期到${chineseDate(effectiveTo)}为止。`
  return '它还没有发布，或正在复核。'
}

const Record = ({ entry }: Pick<Props, 'entry'>) => (
  <dl class="record">
    <div>
      <dt>负责单位</dt>
      <dd>{ownerName(entry.unit, entry.unitName)}</dd>
    </div>
    <div>
      <dt>有效期</dt>
      <dd>
        {chineseDate(entry.effectiveFrom)}起
        {entry.effectiveTo === null ? '' : `，到${chineseDate(entry.effectiveTo)}止`}
      </dd>
    </div>
    <div>
      <dt>版本</dt>
      <dd>
        第{entry.version}版{entry.publishedAt ? `，${chineseDate(entry.publishedAt)}发布` : ''}
      </dd>
    </div>
    <div>
      <dt>下次复核</dt>
      <dd>{chineseDate(entry.reviewBy)}前</dd>
    </div>
  </dl>
)

const Verdict = ({ visit, entry, thanked }: Props) => (
  <section class="verdict" id="verdict" aria-labelledby="verdict-title">
    <h2 id="verdict-title">这条答复怎么样</h2>
    {thanked ? (
      <p class="done" role="status">
        已记下，谢谢。{entry.citable ? '说有误的，会转给负责单位核对。' : ''}
      </p>
    ) : (
      <form method="post" action={`/${visit.place}/knowledge/${encodeURIComponent(entry.id)}/feedback`}>
        <input type="hidden" name="version" value={String(entry.version)} />
        <label for="comment">哪里不对、还缺什么（可不填）</label>
        <textarea id="comment" name="comment" rows={2} maxlength={1000} />
        <p class="buttons">
          <button type="submit" name="verdict" value="helpful">
            有帮助
          </button>
          <button type="submit" name="verdict" value="unsolved">
            没解决
          </button>
          <button type="submit" name="verdict" value="wrong">
            有误
          </button>
        </p>
      </form>
    )}
  </section>
)
