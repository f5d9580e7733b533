import { chineseMoment } from '../../../domain/place-day.ts'
import type { RevealPage } from '../../../usecases/orders/list-reveals.ts'
import { TableHead } from '../../table-head.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly page: RevealPage
  readonly who: string
  readonly orderNo: string
}

/** Who opened whose contact data, and why; for those who look after it. */
export const RevealsPage = ({ visit, counts, page, who, orderNo }: Props) => (
  <DeskLayout visit={visit} counts={counts} title="联系方式查看记录" at="reveals" styles={['desk-reveals']}>
    <section class="reveal-log">
      <h1>联系方式查看记录</h1>
      <p class="meta">
        每次查看完整姓名和电话都记在这里，记录不能修改或删除。发现与办件无关的查看，请按规定核实处理。
      </p>
      <form method="get" action={`/${visit.place}/desk/reveals`} class="reveals">
        <label>
          账号
          <input name="who" value={who} maxlength={120} autocomplete="off" />
        </label>
        <label>
          编号
          <input name="no" value={orderNo} maxlength={60} autocomplete="off" />
        </label>
        <button type="submit">查找</button>
      </form>
      {page.reveals.length === 0 ? (
        <p class="empty">
          {who || orderNo ? '没有符合的记录，请换个账号或编号再查。' : '还没有人查看过联系方式。'}
        </p>
      ) : (
        <RevealTable visit={visit} reveals={page.reveals} />
      )}
      {page.before === null ? null : (
        <p>
          <a href={older(visit, { who, no: orderNo, before: String(page.before) })}>更早的记录</a>
        </p>
      )}
    </section>
  </DeskLayout>
)

const older = (visit: DeskVisit, query: Readonly<Record<string, string>>): string => {
  const given = Object.entries(query).filter(([, value]) => value !== '')
  return `/${visit.place}/desk/reveals?${new URLSearchParams(given)}`
}

const RevealTable = ({ visit, reveals }: Pick<Props, 'visit'> & Pick<RevealPage, 'reveals'>) => (
  <section class="overflow-auto" tabindex={0} aria-label="查看记录">
    <table>
      <TableHead columns={['时间', '查看人', '编号', '用途']} />
      <tbody>
        {reveals.map(({ at, who, name, unit, orderNo, why }) => (
          <tr>
            <td>{chineseMoment(new Date(at))}</td>
            <td>
              {{ system: '系统', citizen: '持查询码的人' }[who] ?? name ?? who}
              {unit === null ? '' : `（${unit}）`}
            </td>
            <td class="no">
              <a href={`/${visit.place}/desk/orders/${encodeURIComponent(orderNo)}`}>{orderNo}</a>
            </td>
            <td>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
