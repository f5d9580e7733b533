import { chineseMoment } from '../../../domain/place-day.ts'
import { type Role, roles } from '../../../domain/staff.ts'
import type { LifeStep } from '../../../ports/knowledge-life-store.ts'
import type { EntryAtDesk } from '../../../usecases/knowledge/entry-at-desk.ts'
import { roleNames } from '../../../usecases/wording/role-names.ts'
import type { DeskVisit } from '../desk-visit.ts'
import { statusNames, stepName } from './entry-words.ts'
import { entryAddress } from './knowledge-layout.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly entry: EntryAtDesk
  /** Names of people at work by their account. */
  readonly names: ReadonlyMap<string, string>
}

/** The versions of an entry, what changed between them, who was told what, and every step on record. */
export const EntryHistory = ({ visit, entry, names }: Props) => {
  const here = entryAddress(visit.place, entry.id)
  const [latest] = entry.versions
  return (
    <section>
      <h2>版本</h2>
      {latest === undefined ? <p class="empty">还没有发布过的版本。</p> : null}
      <ul class="versions">
        {entry.life.open && latest && entry.shelf === 'own' ? (
          <li>
            <span>正在写的内容</span>
            <a href={`${here}/difference?from=${latest.version}`}>和第{latest.version}版比</a>
          </li>
        ) : null}
        {entry.versions.map(({ version, publishedAt, status }, n) => {
          const before = entry.versions[n + 1]?.version
          return (
            <li>
              <span>
                第{version}版{' '}
                <span class="chip">
                  {n > 0 && status === 'published' ? '已被新版代替' : statusNames[status]}
                </span>
              </span>
              <span class="meta">{publishedAt === null ? '' : chineseMoment(new Date(publishedAt))}</span>
              {before === undefined || entry.shelf !== 'own' ? null : (
                <a href={`${here}/difference?from=${before}&to=${version}`}>和第{before}版比</a>
              )}
            </li>
          )
        })}
      </ul>
      {entry.shelf === 'own' && latest !== undefined ? (
        <p>
          <a href={`${here}/told`}>谁得到过旧的答复</a>
        </p>
      ) : null}
      {entry.steps.length === 0 ? null : (
        <>
          <h2>办理经过</h2>
          <ol class="timeline">
            {[...entry.steps].reverse().map((step) => (
              <Step step={step} names={names} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

const roleName = (role: string): string =>
  roles.some((each) => each === role) ? roleNames[role as Role] : role

const Step = ({ step, names }: Pick<Props, 'names'> & { readonly step: LifeStep }) => {
  const { why, version, toVersion } = step.facts as {
    readonly why?: string
    readonly version?: number
    readonly toVersion?: number
  }
  return (
    <li class={step.type === 'withdraw' || step.type === 'send-back' ? 'late' : ''}>
      <p class="what">
        {stepName(step.type)}
        {version === undefined ? '' : `：第${version}版`}
        {toVersion === undefined ? '' : `：回到第${toVersion}版`}
      </p>
      {why === undefined ? null : <p>{why}</p>}
      <p class="meta">
        {chineseMoment(new Date(step.at))} · {roleName(step.role)}{' '}
        {names.get(step.who) ?? (step.who === step.role ? '' : step.who)}
      </p>
    </li>
  )
}
