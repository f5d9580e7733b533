const forms =
  '(?:你|您)?(?:(?:又|还是|根本|完全|都)?(?:没|没有|不)(?:听懂|看懂|明白|理解|懂)(?:我(?:的|在说什么|说的)?(?:意思|问题|话)?)?|(?:理解|听|搞|弄)错了)(?:我的?意思)?|(?:我)?(?:说的|问的)?(?:不是|不是在问|问的不是|没有?问|没在问|说的不是)(?:这个|这些|这件事|那个|这)(?:意思|问题|事)?|(?:我)?不是(?:问|说|指|想问|要问)(?:的)?(?:这个|这些|这件事|那个|这|你说的)(?:意思|问题|事)?|(?:我)?不是这(?:个)?意思|都不是|都不对|不是我(?:想|要)(?:问|说|找)的|(?:你)?答非所问|(?:回答|答|说)(?:得)?(?:不对题|跑题了?|偏了)|不对题|没(?:有)?回答我的?问题|驴唇不对马嘴|牛头不对马嘴'
const whole = new RegExp(`^(?:不对|不|唉|哎|额)?[，,]?(?:${forms})[了啊呀吧嘛呢]?(?:[，,。！!？?\\s]+|$)`)

/**
 * Somebody says that the answer missed what they meant. Gives what they say instead (empty when only that); null when the
 * message is none such.
 */
export const notMeant = (text: string): string | null => {
  const match = whole.exec(text)
  if (!match) return null
  return text
    .slice(match[0].length)
    .replace(/^(?:我(?:是)?(?:想|要)?(?:问|说)(?:的)?是?|我的意思是|我是说|而是)[，,：:]?/, '')
    .trim()
}
