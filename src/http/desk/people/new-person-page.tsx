import type { Unit } from '../../../domain/unit.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { Fault } from '../fault.tsx'
import { RoleFields } from './role-fields.tsx'

export type Typed = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly unit: string
}

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly units: readonly Unit[]
  readonly typed: Typed
  readonly fault?: string
}

/** A new account; its password is made here and shown once. */
export const NewPersonPage = ({ visit, counts, units, typed, fault }: Props) => (
  <DeskLayout visit={visit} counts={counts} title="开设账号" at="people" styles={['desk-admin']}>
    <section class="admin">
      <h1>开设账号</h1>
      <Fault words={fault} />
      <form class="sheet" method="post" action={`/${visit.place}/desk/people/new`}>
        <label>
          姓名
          <input name="name" value={typed.name} maxlength={60} required autocomplete="off" />
        </label>
        <label>
          账号
          <input
            name="id"
            value={typed.id}
            maxlength={120}
            required
            autocomplete="off"
            spellcheck={false}
            aria-describedby="id-hint"
          />
          <small id="id-hint">{`用小写字母、数字、点和连字符，以“.${visit.place}”结尾。`}</small>
        </label>
        <RoleFields visit={visit} units={units} role={typed.role} unit={typed.unit} />
        <p class="meta">系统会生成临时密码，只显示一次；本人第一次登录时要改成自己的密码。</p>
        <button type="submit">开设</button>
      </form>
      <p>
        <a href={`/${visit.place}/desk/people`}>返回人员</a>
      </p>
    </section>
  </DeskLayout>
)
