import { html } from 'hono/html'
import type { Visit } from '../visit.ts'
import { Welcome } from './chat-page.tsx'
import { Composer } from './composer.tsx'

type Props = {
  readonly visit: Visit
  readonly conversationId: string
  readonly openings: readonly string[]
  /** Origins of the pages this one may stand in. */
  readonly hosts: readonly string[]
}

/** The conversation inside another site's page: no head, no foot; links open outside the frame. */
export const WidgetPage = ({ visit, conversationId, openings, hosts }: Props) =>
  html`<!doctype html>${(
    <html lang="zh-CN" class={visit.largeText ? 'large' : ''}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <base target="_blank" />
        <title>{`问一问 · ${visit.pack.name}${visit.pack.terms.hotline}`}</title>
        {['tokens', 'jiban', 'jiban-parts', 'chat', 'chat-cards', 'chat-field', 'chat-more'].map((name) => (
          <link rel="stylesheet" href={`/assets/${name}.css`} />
        ))}
        <script type="module" src="/assets/chat.js" />
      </head>
      <body class="on-chat in-widget">
        <main id="main">
          <div
            class="chat"
            data-place={visit.place}
            data-conversation={conversationId}
            data-hosts={hosts.join(' ')}
          >
            <Welcome visit={visit} conversationId={conversationId} openings={openings} />
            <div id="log" role="log" aria-live="polite" aria-label="对话" />
            <div id="notices" aria-live="polite" />
            <Composer visit={visit} conversationId={conversationId} typed="" />
            <p class="whole">
              <a href={`/${visit.place}`}>
                打开{visit.pack.name}
                {visit.pack.terms.hotline}的完整页面
              </a>
            </p>
          </div>
        </main>
      </body>
    </html>
  )}`
