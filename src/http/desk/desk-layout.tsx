import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { OrderListName } from '../../usecases/orders/list-orders.ts'
import { roleNames } from '../../usecases/wording/role-names.ts'
import type { DeskVisit } from './desk-visit.ts'
import { sectionsOf } from './sections.ts'

/** The lists of orders of whoever is looking, with how many stand in each. */
export type DeskCounts = readonly {
  readonly list: OrderListName
  readonly name: string
  readonly count: number
}[]

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly title: string
  /** Key of a section or name of a list. */
  readonly at: string
  /** Modules of static/ beside the desk's own. */
  readonly scripts?: readonly string[]
  /** Style sheets of static/ beside the desk's own, without their ending. */
  readonly styles?: readonly string[]
  readonly children: Child
}

/** The frame of every page at work: what is to be done on the left, the page, who is looking at the top. */
export const DeskLayout = ({ visit, counts, title, at, scripts = [], styles = [], children }: Props) => (
  <DeskFrame visit={visit} title={title} scripts={scripts} styles={styles} people={<Me visit={visit} />}>
    <nav class="work" aria-label="工作">
      {counts.length === 0 ? null : (
        <ul>
          {counts.map(({ list, name, count }) => (
            <Item
              visit={visit}
              path={`/orders?list=${list}`}
              name={name}
              here={list === at}
              count={count}
              list={list}
            />
          ))}
        </ul>
      )}
      <ul>
        {sectionsOf(visit).map(({ key, path, name, tally }) => (
          <Item
            visit={visit}
            path={path}
            name={name}
            here={key === at}
            {...(tally === undefined ? {} : { tally })}
          />
        ))}
      </ul>
    </nav>
    <main id="main" tabindex={-1}>
      {children}
    </main>
  </DeskFrame>
)

const loud: readonly string[] = ['overdue', 'supervised', 'to-supervise']

type ItemProps = {
  readonly visit: DeskVisit
  readonly path: string
  readonly name: string
  readonly here: boolean
  readonly count?: number
  readonly list?: string
  /** Where its own count is fetched. */
  readonly tally?: string
}

const Item = ({ visit, path, name, here, count, list, tally }: ItemProps) => (
  <li>
    <a href={`/${visit.place}/desk${path}`} {...(here ? { 'aria-current': 'page' as const } : {})}>
      <span>{name}</span>
      {tally === undefined ? null : (
        <span class="count" hx-get={`/${visit.place}/desk${tally}`} hx-trigger="load, every 30s" />
      )}
      {count === undefined || list === 'all' ? null : (
        <span id={`count-${list}`} class={`count${count > 0 && loud.includes(list ?? '') ? ' loud' : ''}`}>
          {count > 99 ? '99+' : count}
        </span>
      )}
    </a>
  </li>
)

const Me = ({ visit }: { readonly visit: DeskVisit }) => (
  <div class="me">
    <span class="who" data-who={visit.staff.id}>
      {visit.staff.name}
      <span class="role">
        {roleNames[visit.staff.role]}
        {visit.unitName === null ? '' : ` · ${visit.unitName}`}
      </span>
    </span>
    <a href={`/${visit.place}/desk/account`}>账号</a>
    <form method="post" action={`/${visit.place}/desk/sign-out`}>
      <button type="submit" class="quiet">
        退出
      </button>
    </form>
  </div>
)

type FrameProps = {
  readonly visit: Pick<DeskVisit, 'place' | 'pack' | 'mode' | 'largeText'>
  readonly title: string
  readonly scripts?: readonly string[]
  readonly styles?: readonly string[]
  readonly people?: Child
  readonly children: Child
}

/** Head and bar; also of the page to sign in at. */
export const DeskFrame = ({ visit, title, scripts = [], styles = [], people, children }: FrameProps) =>
  html`<!doctype html>${(
    <html lang="zh-CN" class={`desk${visit.largeText ? ' large' : ''}`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {/* No inline styles and nothing evaluated: the content-security-policy forbids both. */}
        <meta
          name="htmx-config"
          content='{"includeIndicatorStyles":false,"allowEval":false,"historyCacheSize":0}'
        />
        <title>{`${title} · ${visit.pack.name}工作台`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {['vendor/pico', 'tokens', 'desk', 'desk-pages', 'folded', ...styles].map((name) => (
          <link rel="stylesheet" href={`/assets/${name}.css`} />
        ))}
        <script src="/assets/vendor/htmx.js" defer />
        {['desk.js', 'desk-kept-form.js', ...scripts].map((name) => (
          <script type="module" src={`/assets/${name}`} />
        ))}
      </head>
      <body class="pico">
        <a class="skip" href="#main">
          跳到正文
        </a>
        <header class="desk-bar">
          <a class="brand" href={`/${visit.place}/desk`}>
            <span class="mark" aria-hidden="true">
              即办
            </span>
            {visit.pack.name}工作台
          </a>
          {visit.mode === 'demo' ? (
            <span class="demo">演示环境，账号密码均为 jiban-demo，单位和工单均为虚构</span>
          ) : null}
          {people ?? null}
        </header>
        <div class="desk-body">{children}</div>
      </body>
    </html>
  )}`
