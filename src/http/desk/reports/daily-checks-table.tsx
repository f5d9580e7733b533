import type { DailyCheckReport } from '../../../usecases/reports/daily-check-report.ts'
import { TableHead } from '../../table-head.tsx'

type Props = { readonly report: DailyCheckReport | null }

/** On how many days each desk looked in, where the rules want it every day. */
export const DailyChecksTable = ({ report }: Props) =>
  report === null ? null : (
    <section>
      <h2>
        每日查阅<span class="article">{report.article}</span>
      </h2>
      {report.desks.length === 0 ? (
        <p class="empty">本期没有查阅的登记，也没有提醒过。</p>
      ) : (
        <table class="figures">
          <caption>登录查阅的天数（按名称排列，不作排名）</caption>
          <TableHead columns={['单位', '已登记', '提醒后仍没有登记']} />
          <tbody>
            {report.desks.map(({ name, checked, missed }) => (
              <tr>
                <th scope="row">{name}</th>
                <td class="number">{checked}天</td>
                <td class="number">{missed}天</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
