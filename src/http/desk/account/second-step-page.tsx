import type { Visit } from '../../pages/visit.ts'
import { DeskFrame } from '../desk-layout.tsx'
import { Fault } from '../fault.tsx'
import { NewSecondStep, type SecondStepMade } from './new-second-step.tsx'
import { PresentPassword } from './two-factor-part.tsx'

type Props = {
  readonly visit: Visit
  readonly name: string
  /** The password was given: what the app is given now, or a wrong code before. */
  readonly step: 'password' | 'code'
  readonly made?: SecondStepMade
  readonly fault?: string
}

/** Before anything else, for a role that does not work by a password alone. */
export const SecondStepPage = ({ visit, name, step, made, fault }: Props) => (
  <DeskFrame visit={visit} title="请先开启两步验证">
    <main id="main" class="sign-in">
      <h1>请先开启两步验证</h1>
      {step === 'password' ? (
        <>
          <p>
            {name}
            ，您的角色登录时，除密码外还要输入手机验证器上的数字。请准备好手机上的验证器应用，开启后就可以开始工作。
          </p>
          <Fault words={fault} />
          <PresentPassword action={`/${visit.place}/desk/second-step`} act="下一步" />
        </>
      ) : (
        <NewSecondStep action={`/${visit.place}/desk/second-step/confirm`} made={made} fault={fault} />
      )}
      <form method="post" action={`/${visit.place}/desk/sign-out`}>
        <button type="submit" class="quiet">
          退出
        </button>
      </form>
    </main>
  </DeskFrame>
)
