import type { Retention } from '../../../rules/retention.ts'
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
            `${contactDays}天`,
            '工单办结',
            article ?? '部署设置（不是本地规定）',
          ],
          ['没有形成工单的会话', `${conversationDays}天`, '最后一条消息', '平台默认（不是本地规定）'],
          ['渠道送来的原始消息和没有工单的台账', `${arrivedDays}天`, '答复之后', '平台默认（不是本地规定）'],
          ['工单经过、查看联系方式的记录、审计记录', '长期', '', '不能修改或删除'],
        ]}
      />
    </AdminLayout>
  )
}
