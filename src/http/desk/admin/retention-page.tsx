import { prunedAfterDays, type Retention } from '../../../rules/retention.ts'
import { keptFor } from '../../pages/kept-for.ts'
import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { AdminLayout } from './admin-layout.tsx'
import { DataTable } from './data-table.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly retention: Retention
}

/** How long what people told is kept, by which rule. */
export const RetentionPage = ({ visit, counts, retention }: Props) => {
  const { contactDays, article, conversationDays, arrivedDays } = retention
  return (
    <AdminLayout visit={visit} counts={counts} part="retention" title="保存期限">
      <p class="meta">
        到期后由系统自动删除，不需要人工操作。期限由本地区规则或部署设置确定，不在页面上修改。
      </p>
      <DataTable
        caption="保存多久"
        heads={['内容', '期限', '从何时起', '依据']}
        empty=""
        rows={[
          [
            '姓名、电话、图片和有工单的会话',
            keptFor(contactDays),
            '工单办结',
            article ?? '部署设置（不是本地规定）',
          ],
          ['没有形成工单的会话', keptFor(conversationDays), '最后一条消息', '平台默认（不是本地规定）'],
          [
            '渠道送来的原始消息和没有工单的台账',
            keptFor(arrivedDays),
            '答复之后',
            '平台默认（不是本地规定）',
          ],
          ...workRows.map(([what, days, from]) => [what, keptFor(days), from, '平台默认（不是本地规定）']),
          ['工单经过、查看联系方式的记录、审计记录', '长期', '', '不能修改或删除'],
        ]}
      />
    </AdminLayout>
  )
}

const { feed, lines, uploads, values, codes } = prunedAfterDays

/** What only serves the work: what, days, from when on. */
const workRows: readonly (readonly [string, number, string])[] = [
  ['已送达消息的号码和正文（发送记录保留）', lines, '送达'],
  ['上传后没有随消息或办理一起提交的文件', uploads, '上传'],
  ['供其他系统读取的工单事件', feed, '事件发生'],
  ['渠道令牌、请求编号等运行数据', values, '失效'],
  ['换设备继续对话、查看本人工单的验证码和链接', codes, '失效'],
]
