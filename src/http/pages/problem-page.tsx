import { Layout } from './layout.tsx'
import type { Visit } from './visit.ts'

type Props = {
  readonly visit: Visit
  readonly problem: { readonly title: string; readonly detail: string }
  /** What was sent and not taken. */
  readonly written?: string
}

/** What went wrong and what to do next. */
export const ProblemPage = ({ visit, problem, written = '' }: Props) => (
  <Layout visit={visit} title={inTermsOf(visit, problem.title)}>
    <section class="sheet problem">
      <h1>{inTermsOf(visit, problem.title)}</h1>
      <p>{inTermsOf(visit, problem.detail)}</p>
      {written === '' ? null : (
        <p>
          <label for="written">您刚才写的，可以复制下来，等一会儿再发</label>
          <textarea id="written" rows={5} readonly>
            {written}
          </textarea>
        </p>
      )}
      <p class="ways">
        <a class="button" href={`/${visit.place}`}>
          去问一问
        </a>
        <a href={`/${visit.place}/knowledge`}>查政策</a>
        <a href={`/${visit.place}/orders`}>查进度</a>
      </p>
    </section>
  </Layout>
)

/** An order is called here what the place calls it. */
export const inTermsOf = ({ pack }: Visit, words: string): string =>
  words.replaceAll('工单', pack.terms.order)
