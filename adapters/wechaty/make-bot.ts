import type { Bot, MakeBot } from './types.ts'

type Library = {
  readonly WechatyBuilder: { build(options: Readonly<Record<string, unknown>>): Bot }
}

/** Named so that no bundler and no compiler looks for a package that need not be there. */
const library: string = 'wechaty'

/** The bot over the puppet of the settings. Says what to install when wechaty is not there. */
export const makeBot: MakeBot = async ({ puppet, token, endpoint, withoutTls }) => {
  const { WechatyBuilder } = await load(library)
  return WechatyBuilder.build({
    puppet,
    puppetOptions: {
      ...(token === undefined ? {} : { token }),
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(withoutTls ? { tls: { disable: true } } : {}),
    },
  })
}

const load = async (name: string): Promise<Library> => {
  try {
    return await import(name)
  } catch (fault) {
    const missing = fault instanceof Error && 'code' in fault && fault.code === 'ERR_MODULE_NOT_FOUND'
    throw missing ? new Error('没有安装 wechaty：请运行 npm install --include=optional') : fault
  }
}
