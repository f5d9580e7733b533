import type { PlaceId } from '../../src/domain/place.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { SharedValues } from '../../src/ports/shared-values.ts'
import { type Answer as PlatformAnswer, type PlatformApi, platformApi } from '../tencent/platform-api.ts'
import { type Fault, faultOf, tellFault, unreachable } from './faults.ts'
import type { WechatSettings } from './types.ts'

export type Answer = PlatformAnswer<Fault>
export type WechatApi = PlatformApi<Fault>

/** The platform's interface for one account. */
export const wechatApi = (
  place: PlaceId,
  { appId, appSecret, apiBase, patienceMs }: WechatSettings,
  deps: { readonly values: Pick<SharedValues, 'renewed'>; readonly clock: Clock },
): WechatApi =>
  platformApi<Fault>(
    place,
    {
      apiBase,
      patienceMs,
      faultOf,
      unreachable,
      tellFault,
      tooLarge: faultOf(45002, '文件太大'),
      tokenName: `wechat-token:${appId}`,
      // The platform gives the same one until it ends, even one that somebody else made worthless by force.
      tokenRequest: (force) => ({
        path: 'stable_token',
        query: {},
        body: { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force },
      }),
    },
    deps,
  )
