import { Fault } from '../fault.tsx'
import { QrCode } from './qr-code.tsx'

/** What the app is given; shown once. */
export type SecondStepMade = {
  readonly key: string
  /** The same as an address for apps (otpauth). */
  readonly address: string
  readonly recovery: readonly string[]
}

type Props = {
  /** Where the first code goes. */
  readonly action: string
  /** Absent when a wrong code is typed again. */
  readonly made?: SecondStepMade | undefined
  readonly fault?: string | undefined
}

/** The key as a picture and in letters, recovery codes, and the first code that shows the app has it. */
export const NewSecondStep = ({ action, made, fault }: Props) => (
  <>
    <Fault words={fault} />
    {made === undefined ? null : <Made {...made} />}
    <form method="post" action={action}>
      <label>
        验证器上的6位数字
        <input
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={10}
          required
          {...(made === undefined ? { autofocus: true } : {})}
        />
      </label>
      {made === undefined ? (
        <p class="meta">没有扫上二维码、没有抄下恢复码的，请不要在这里完成，重新开启一次会换新的。</p>
      ) : null}
      <button type="submit">完成开启</button>
    </form>
  </>
)

const Made = ({ key, address, recovery }: SecondStepMade) => (
  <>
    <p>用手机上的验证器应用扫这个二维码：</p>
    <QrCode text={address} label="验证器应用扫的二维码，内容和下面的密钥相同" />
    <p>扫不了时，在应用里选“手动输入密钥”，账号填您的账号名，密钥填：</p>
    <p>
      <code>{key.match(/.{1,4}/g)?.join(' ')}</code>
    </p>
    <p>恢复码只显示这一次，每个只能用一次。请抄下来，和手机分开保管：</p>
    <ul class="recovery">
      {recovery.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  </>
)
