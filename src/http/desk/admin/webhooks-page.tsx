import { chineseMoment } from '../../../domain/place-day.ts'
import type { WebhookDelivery, WebhookStanding } from '../../../ports/webhook-store.ts'
import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { Fault } from '../fault.tsx'
import { AdminLayout } from './admin-layout.tsx'
import { DataTable } from './data-table.tsx'

export type DeadOf = { readonly webhook: WebhookStanding; readonly dead: readonly WebhookDelivery[] }

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly webhooks: readonly DeadOf[]
  readonly administers: boolean
  readonly done: readonly string[]
  readonly typed: Readonly<Record<'name' | 'url' | 'unit', string>>
  readonly fault?: string
}

/** Systems that are told of order events, how each stands, and what it refused for good. */
export const WebhooksPage = (props: Props) => {
  const { visit, counts, webhooks, administers, done } = props
  return (
    <AdminLayout visit={visit} counts={counts} part="webhooks" title="事件推送" done={done}>
      <DataTable
        caption="订阅工单事件的系统"
        heads={['名称', '地址', '状态', '等候', '失败到底', '最近送达', '']}
        empty="没有系统订阅工单事件。"
        rows={webhooks.map(({ webhook }) => [
          webhook.name,
          webhook.settings['url'] ?? '',
          <Standing webhook={webhook} />,
          String(webhook.waiting),
          String(webhook.dead),
          webhook.deliveredAt === null ? '还没有' : chineseMoment(webhook.deliveredAt),
          administers && webhook.pausedAt !== null ? (
            <form method="post" action={`/${visit.place}/desk/admin/webhooks/${webhook.clientId}/resume`}>
              <button type="submit" class="quiet" aria-label={`恢复向“${webhook.name}”推送`}>
                恢复
              </button>
            </form>
          ) : (
            ''
          ),
        ])}
      />
      {webhooks
        .filter(({ dead }) => dead.length > 0)
        .map((each) => (
          <Dead visit={visit} administers={administers} {...each} />
        ))}
      {administers ? <Add {...props} /> : <p class="meta">订阅由系统管理员新建，停用在“渠道”页。</p>}
    </AdminLayout>
  )
}

const Standing = ({ webhook: { pausedAt, failures, lastError } }: { readonly webhook: WebhookStanding }) => {
  if (pausedAt !== null) return <span class="chip late">{`已暂停：${lastError ?? ''}`}</span>
  if (failures > 0) return <span class="chip near">{`连续失败${failures}次：${lastError ?? ''}`}</span>
  return <span class="chip done">正常</span>
}

type DeadProps = DeadOf & { readonly visit: DeskVisit; readonly administers: boolean }

const Dead = ({ visit, administers, webhook, dead }: DeadProps) => (
  <>
    <h2>{`“${webhook.name}”拒收的事件`}</h2>
    <DataTable
      caption="失败到底的事件"
      heads={['序号', '工单', '事件', '试过', '原因', '']}
      empty="没有。"
      rows={dead.map(({ position, orderNo, type, tries, lastError }) => [
        String(position),
        orderNo,
        type,
        `${tries}次`,
        lastError ?? '',
        administers ? (
          <form
            method="post"
            action={`/${visit.place}/desk/admin/webhooks/${webhook.clientId}/deliveries/${position}/resend`}
          >
            <button type="submit" class="quiet" aria-label={`重发第${position}条`}>
              重发
            </button>
          </form>
        ) : (
          ''
        ),
      ])}
    />
  </>
)

const Add = ({ visit, typed, fault }: Props) => (
  <form class="sheet" method="post" action={`/${visit.place}/desk/admin/webhooks`}>
    <h2>新建订阅</h2>
    <Fault words={fault} />
    <label>
      名称
      <input name="name" value={typed.name} maxlength={80} required autocomplete="off" />
    </label>
    <label>
      接收地址
      <input name="url" type="url" value={typed.url} maxlength={500} required autocomplete="off" />
    </label>
    <label>
      只推送某个单位的工单（单位编号，不填为全部）
      <input name="unit" value={typed.unit} maxlength={60} autocomplete="off" />
    </label>
    <p class="meta">签名密钥只显示一次。停用在“渠道”页。</p>
    <button type="submit">新建</button>
  </form>
)
