import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { allPlaces, packOf } from '../../rules/index.ts'
import { emergencyLines } from '../../rules/roads.ts'
import type { Visit } from './visit.ts'

export type Section = 'chat' | 'knowledge' | 'orders' | 'about'

type Props = {
  readonly visit: Visit
  readonly title: string
  readonly section?: Section
  /** Module of static/ that makes the page quicker; the page works without it. */
  readonly script?: string
  readonly children: Child
}

const sections = [
  ['chat', '', '问一问'],
  ['knowledge', '/knowledge', '查政策'],
  ['orders', '/orders', '查进度'],
  ['about', '/about', '关于'],
] as const satisfies readonly (readonly [Section, string, string])[]

const styles = [
  'tokens',
  ...['jiban', 'jiban-parts'],
  ...['chat', 'chat-cards', 'chat-field', 'chat-more'],
  ...['sheets', 'sheets-knowledge', 'sheets-order', 'citizen-orders', 'folded'],
]

/** The frame of every page: skip link, sections, text size, and what must be said everywhere. */
export const Layout = ({ visit, title, section, script, children }: Props) =>
  html`<!doctype html>${(
    <html lang="zh-CN" class={visit.largeText ? 'large' : ''}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        {/* Our own forms need an origin, which no-referrer would blank; other sites still learn nothing. */}
        <meta name="referrer" content="same-origin" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#1f4e8c" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} · ${visit.pack.name}${visit.pack.terms.hotline}`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {styles.map((name) => (
          <link rel="stylesheet" href={`/assets/${name}.css`} />
        ))}
        <script type="module" src="/assets/text-size.js" />
        {script ? <script type="module" src={`/assets/${script}`} /> : null}
      </head>
      <body class={`on-${section ?? 'problem'}`}>
        <a class="skip" href="#main">
          跳到正文
        </a>
        <Header visit={visit} {...(section ? { section } : {})} />
        <main id="main">{children}</main>
        <Footer visit={visit} />
      </body>
    </html>
  )}`

const Header = ({ visit, section }: Pick<Props, 'visit' | 'section'>) => (
  <header class="top">
    {visit.mode === 'demo' ? <DemoBar visit={visit} /> : null}
    <div class="bar">
      <a class="brand" href={`/${visit.place}`}>
        <span class="mark" aria-hidden="true">
          即办
        </span>
        <span class="name">
          {visit.pack.name}
          <span class="hotline">{visit.pack.terms.hotline}</span>
        </span>
      </a>
      <nav aria-label="栏目">
        {sections.map(([key, path, label]) => (
          <a
            href={`/${visit.place}${path}`}
            {...(key === section ? { 'aria-current': 'page' as const } : {})}
          >
            {label}
          </a>
        ))}
      </nav>
      <form class="text-size" method="post" action={`/${visit.place}/text-size`}>
        <input type="hidden" name="back" value={visit.here} />
        <button
          type="submit"
          name="size"
          value={visit.largeText ? 'normal' : 'large'}
          aria-pressed={visit.largeText ? 'true' : 'false'}
        >
          大字
        </button>
      </form>
    </div>
  </header>
)

const DemoBar = ({ visit }: { readonly visit: Visit }) => (
  <div class="demo">
    <p>演示环境，单位和工单均为虚构</p>
    <details class="places">
      <summary>换地区</summary>
      <ul>
        {allPlaces.map((place) => (
          <li>
            <a href={`/${place}`} {...(place === visit.place ? { 'aria-current': 'true' as const } : {})}>
              {packOf(place).name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  </div>
)

/** 110 报警, 119 ... as links that dial. */
export const EmergencyNumbers = ({ visit }: { readonly visit: Visit }) => (
  <p class="emergency-numbers">
    <span class="lead">
      紧急<span class="more">情况请直接拨打</span>
    </span>
    {(visit.rules.emergency.lines?.value ?? Object.keys(emergencyLines)).map((line) => (
      <a href={`tel:${line}`}>
        <b>{line}</b>
        <span class="more"> {emergencyLines[line] ?? '求助'}</span>
      </a>
    ))}
  </p>
)

const Footer = ({ visit }: { readonly visit: Visit }) => (
  <footer class="foot">
    <EmergencyNumbers visit={visit} />
    <p>
      您写的内容加密保存，只用于答复和办理；联系方式对承办单位以外的人不显示。
      <a href={`/${visit.place}/privacy`}>个人信息怎么保存</a>
    </p>
    <p>依据《{visit.pack.regulation.title}》运行。</p>
  </footer>
)
