import { html } from 'hono/html'
import { dayInChina } from '../../domain/place-day.ts'
import { chineseDate } from '../pages/chinese-date.ts'
import type { OrderDocument } from './order-document.ts'

/** A paper as it is printed on A4: title, number, parts, place for seal and signature. */
export const DocumentPage = ({ paper }: { readonly paper: OrderDocument }) =>
  html`<!doctype html>${(
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${paper.title} ${paper.number}`}</title>
        <link rel="stylesheet" href="/assets/paper.css" />
      </head>
      <body>
        <article class={`paper ${paper.kind}`}>
          <header>
            <h1>{paper.title}</h1>
            <p class="number">{paper.number}</p>
          </header>
          {paper.to === null || paper.kind === 'work-sheet' ? null : <p class="to">{paper.to}：</p>}
          <Rows paper={paper} />
          {paper.parts.map(({ heading, lines }) => (
            <section>
              <h2>{heading}</h2>
              {lines
                .flatMap((line) => line.split('\n'))
                .map((line) => (
                  <p>{line}</p>
                ))}
            </section>
          ))}
          {paper.basis === null ? null : <p class="basis">依据：{paper.basis}。</p>}
          <Blanks paper={paper} />
          <footer>
            <p class="seal">（印章）</p>
            <p>{paper.from}</p>
            <p>{chineseDate(dayInChina(new Date(paper.at)))}</p>
          </footer>
        </article>
      </body>
    </html>
  )}`

const Rows = ({ paper }: { readonly paper: OrderDocument }) => (
  <table>
    <tbody>
      {paper.rows.map(({ label, value }) => (
        <tr>
          <th scope="row">{label}</th>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Blanks = ({ paper }: { readonly paper: OrderDocument }) =>
  paper.blanks.length === 0 ? null : (
    <dl class="blanks">
      {paper.blanks.map((label) => (
        <div>
          <dt>{label}</dt>
          <dd />
        </div>
      ))}
    </dl>
  )
