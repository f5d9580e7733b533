import type { PlaceId } from '../../src/domain/place.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { SharedValues } from '../../src/ports/shared-values.ts'
import { type Answer as PlatformAnswer, type PlatformApi, platformApi } from '../tencent/platform-api.ts'
import { type Fault, faultOf, tellFault, unreachable } from './faults.ts'
import type { WecomSettings } from './types.ts'

export type Answer = PlatformAnswer<Fault>
export type WecomApi = PlatformApi<Fault>

/** The platform's interface for one corporation's application. */
export const wecomApi = (
  place: PlaceId,
  { corpId, secret, openKfId, apiBase, patienceMs }: WecomSettings,
  deps: { readonly values: Pick<SharedValues, 'renewed'>; readonly clock: Clock },
): WecomApi =>
  platformApi<Fault>(
    place,
    {
      apiBase,
      patienceMs,
      faultOf,
      unreachable,
      tellFault,
      tooLarge: { ...faultOf(40007, ''), text: '文件太大' },
      tokenName: `wecom-token:${corpId}:${openKfId}`,
      // Asked again before its end, the platform gives the same token; one it calls wrong it has itself replaced.
      tokenRequest: (force) =>
        force ? null : { path: 'gettoken', query: { corpid: corpId, corpsecret: secret } },
    },
    deps,
  )

/** What is wrong with an answer that should have been JSON; null when it is. */
export const faultIn = (answer: Answer): Fault | null => {
  if (answer.kind === 'ok') return null
  return answer.kind === 'fault' ? answer.fault : unreachable('答复不是 JSON')
}
