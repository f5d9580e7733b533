import { periodKinds } from '../../../rules/report-periods.ts'
import { tableDimensions } from '../../../usecases/reports/period-report.ts'
import { dimensionNames, periodNames, type ReportFaults, type ReportTyped } from './report-query.ts'

type Props = { readonly action: string; readonly typed: ReportTyped; readonly faults: ReportFaults }

/** Which period, and by what; all of it stands in the address, so that a report can be sent on. */
export const PeriodForm = ({ action, typed, faults }: Props) => (
  <form class="period" action={action} method="get">
    <label>
      期间
      <select name="period">
        {periodKinds.map((kind) => (
          <option value={kind} {...(kind === typed.period ? { selected: true } : {})}>
            {periodNames[kind]}
          </option>
        ))}
      </select>
    </label>
    <DayField name="on" label="所在日期" typed={typed} faults={faults} />
    <DayField name="from" label="自定：从" typed={typed} faults={faults} />
    <DayField name="to" label="自定：到" typed={typed} faults={faults} />
    <label>
      按
      <select name="by">
        {tableDimensions.map((by) => (
          <option value={by} {...(by === typed.by ? { selected: true } : {})}>
            {dimensionNames[by]}
          </option>
        ))}
      </select>
    </label>
    <button type="submit">查看</button>
  </form>
)

type DayProps = Omit<Props, 'action'> & { readonly name: 'on' | 'from' | 'to'; readonly label: string }

const DayField = ({ name, label, typed, faults }: DayProps) => (
  <label>
    {label}
    <input
      // A day typed wrong stays as it was typed; a day field of the browser would drop it.
      type={faults[name] === undefined ? 'date' : 'text'}
      name={name}
      value={typed[name]}
      {...(faults[name] === undefined
        ? {}
        : { 'aria-invalid': 'true' as const, 'aria-describedby': `fault-${name}` })}
    />
    {faults[name] === undefined ? null : (
      <span id={`fault-${name}`} class="fault" role="alert">
        {faults[name]}
      </span>
    )}
  </label>
)
