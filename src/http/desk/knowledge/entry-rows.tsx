import type { DeskEntryLine } from '../../../usecases/knowledge/find-at-desk.ts'
import { topicName } from '../../pages/topic-names.ts'
import { ownerName } from '../../pages/unit-kind-names.ts'
import { TableHead } from '../../table-head.tsx'
import { entryAddress } from './knowledge-layout.tsx'

type Props = {
  readonly place: string
  readonly entries: readonly DeskEntryLine[]
  readonly searched: boolean
}

/** Entries found, as a table to walk by keys. */
export const EntryRows = ({ place, entries, searched }: Props) =>
  entries.length === 0 ? (
    <p class="empty">
      {searched
        ? '没有找到。可以换个说法；确实没有的，可以新写一条。'
        : '还没有条目。可以新写一条，或从表格导入。'}
    </p>
  ) : (
    <table class="orders entries" data-keys>
      <TableHead columns={['问题', '主题', '负责单位', '版本']} />
      <tbody>
        {entries.map(({ id, question, topic, unit, unitName, version, agentOnly }) => (
          <tr>
            <td class="title">
              <a href={entryAddress(place, id)}>{question}</a>
              {agentOnly ? <span class="chip near">仅工作人员</span> : null}
            </td>
            <td>{topicName(topic)}</td>
            <td>{ownerName(unit, unitName)}</td>
            <td>第{version}版</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
