import { chineseMoment } from '../../../domain/place-day.ts'
import type { MyData } from '../../../usecases/own-orders/my-data.ts'
import { Layout } from '../layout.tsx'
import type { Visit } from '../visit.ts'

type Props = {
  readonly visit: Visit
  readonly data: MyData
  readonly proof: Readonly<Record<string, string>>
}

/** All that is kept about the citizen of one order, to read, print or take along as a file. */
export const CopyPage = ({ visit, data: { order, personal, attachments }, proof }: Props) => (
  <Layout visit={visit} title="我的信息" section="orders">
    <article class="sheet order">
      <h1>我们保存的您的信息</h1>
      <p class="meta">
        {visit.pack.terms.order}
        {order.no}，{chineseMoment(visit.now)}查阅。
      </p>
      <section>
        <h2>联系方式和原话</h2>
        {personal === null ? (
          <p>已经删除。</p>
        ) : (
          <dl class="facts">
            <Fact name="姓名" value={personal.contactName ?? '没有留'} />
            <Fact name="电话" value={personal.contactPhone ?? '没有留'} />
            <Fact name="原话" value={personal.verbatim} />
          </dl>
        )}
      </section>
      <section>
        <h2>照片和文件</h2>
        {attachments.length === 0 ? (
          <p>没有。</p>
        ) : (
          <ul>
            {attachments.map(({ name, at }) => (
              <li>
                {name}（{chineseMoment(new Date(at))}）
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>办理经过</h2>
        <ol class="timeline">
          {order.timeline.map(({ at, what }) => (
            <li>
              <p>{what}</p>
              <p class="meta">{at}</p>
            </li>
          ))}
        </ol>
      </section>
      <form class="actions" method="post" action={`/${visit.place}/my/data`}>
        {Object.entries(proof).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="button" name="wish" value="file">
          下载（JSON）
        </button>
      </form>
    </article>
  </Layout>
)

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd class="verbatim">{value}</dd>
  </div>
)
