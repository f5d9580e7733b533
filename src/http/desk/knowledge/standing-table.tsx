import type { NamedStanding } from '../../../usecases/knowledge/unit-standing.ts'
import { ownerName } from '../../pages/unit-kind-names.ts'

type Props = { readonly standing: readonly NamedStanding[]; readonly article: string | null }

const columns = [
  ['entries', '在用条目'],
  ['overdueReviews', '逾期未复核'],
  ['expired', '失效未续'],
  ['dueSoon', '一个月内到期'],
  ['openCorrections', '待办纠错'],
  ['lateCorrections', '逾期纠错'],
  ['gaps', '待补缺口'],
  ['waiting', '起草审核中'],
] as const

const late: readonly string[] = ['overdueReviews', 'expired', 'lateCorrections']

/** How each unit keeps its knowledge, the worst first. */
export const StandingTable = ({ standing, article }: Props) => (
  <>
    <div class="wide">
      <table class="standing">
        <thead>
          <tr>
            <th scope="col">单位</th>
            {columns.map(([, name]) => (
              <th scope="col" class="figure">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {standing.map((row) => (
            <tr>
              <th scope="row">
                {ownerName(row.unit, row.unitName)}
                {row.lapsed ? <span class="chip late">有逾期</span> : null}
              </th>
              {columns.map(([key, name]) => (
                <td data-name={name} class={`figure${late.includes(key) && row[key] > 0 ? ' loud' : ''}`}>
                  {row[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {article === null ? null : <p class="meta">依据：{article}</p>}
  </>
)
