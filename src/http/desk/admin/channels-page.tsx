import { chineseMoment } from '../../../domain/place-day.ts'
import type { ChannelClient } from '../../../ports/channel-clients.ts'
import type { ChannelHealth } from '../../../usecases/channels/look-after-channels.ts'
import { channelNames } from '../conversations/channel-names.ts'
import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { Fault } from '../fault.tsx'
import { AdminLayout } from './admin-layout.tsx'
import { DataTable } from './data-table.tsx'

/** Programmes that are added here; subscriptions have a page of their own. */
export const scopeNames = {
  openai: '对话接口',
  open311: '工单接口（Open311）',
  relay: '短信、传真等转接',
  mcp: '智能体工具（MCP）',
  webhook: '工单事件推送',
} as const satisfies Record<ChannelClient['scope'], string>

const roadNames: Readonly<Record<string, string>> = { ...channelNames, ...scopeNames }

export type TypedClient = Readonly<Record<'scope' | 'name' | 'channels' | 'url', string>>

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly health: readonly ChannelHealth[]
  readonly clients: readonly ChannelClient[]
  readonly administers: boolean
  readonly done: readonly string[]
  readonly typed: TypedClient
  readonly fault?: string
}

/** The channels of the place, how each stands, and the programmes that come with a key. */
export const ChannelsPage = (props: Props) => {
  const { visit, counts, health, clients, administers, done } = props
  return (
    <AdminLayout visit={visit} counts={counts} part="channels" title="渠道" done={done}>
      <DataTable
        caption="渠道状态"
        heads={['渠道', '状态', '说明']}
        empty="除网页和接口外没有开通别的渠道。渠道在部署设置 JIBAN_CHANNELS 里开通。"
        rows={health.map(({ name, ok, text }) => [
          roadNames[name] ?? name,
          <span class={`chip ${ok ? 'done' : 'late'}`}>{ok ? '正常' : '不正常'}</span>,
          text,
        ])}
      />
      <h2>接入程序</h2>
      <DataTable
        caption="有密钥的程序"
        heads={['名称', '用途', '设置', '新建时间', '状态', '']}
        empty="没有接入程序。"
        rows={clients.map((client) => [
          client.name,
          scopeNames[client.scope],
          Object.entries(client.settings)
            .map(([key, value]) => `${key}：${value}`)
            .join('；'),
          chineseMoment(new Date(client.createdAt)),
          client.revokedAt === null ? '在用' : `${chineseMoment(new Date(client.revokedAt))}停用`,
          administers && client.revokedAt === null ? <End visit={visit} client={client} /> : '',
        ])}
      />
      {administers ? <Add {...props} /> : <p class="meta">接入程序由系统管理员新建和停用。</p>}
    </AdminLayout>
  )
}

const End = ({ visit, client }: { readonly visit: DeskVisit; readonly client: ChannelClient }) => (
  <form method="post" action={`/${visit.place}/desk/admin/channels/${client.id}/end`}>
    <button type="submit" class="quiet" aria-label={`停用“${client.name}”`}>
      停用
    </button>
  </form>
)

const Add = ({ visit, typed, fault }: Props) => (
  <form class="sheet" method="post" action={`/${visit.place}/desk/admin/channels`}>
    <h2>新建接入程序</h2>
    <Fault words={fault} />
    <label>
      名称
      <input name="name" value={typed.name} maxlength={80} required autocomplete="off" />
    </label>
    <label>
      用途
      <select name="scope" required>
        {Object.entries(scopeNames)
          .filter(([scope]) => scope !== 'webhook')
          .map(([scope, name]) => (
            <option value={scope} selected={scope === typed.scope}>
              {name}
            </option>
          ))}
      </select>
    </label>
    <label>
      转接的渠道（只有转接要填：短信写sms，传真写fax，电话写phone，微博写weibo，用逗号分开）
      <input name="channels" value={typed.channels} maxlength={200} autocomplete="off" />
    </label>
    <label>
      答复发往的地址（只有转接要填）
      <input name="url" type="url" value={typed.url} maxlength={500} autocomplete="off" />
    </label>
    <p class="meta">密钥只显示一次。</p>
    <button type="submit">新建</button>
  </form>
)
