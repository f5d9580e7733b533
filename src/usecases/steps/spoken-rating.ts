/** 满意 in short words, along a scale of five from the best. */
const short: readonly (readonly [RegExp, number])[] = [
  [/^(?:非常|很|十分|特别|太)满意$|^五星$|^好评$/, 1],
  [/^(?:比较)?满意$/, 2],
  [/^(?:基本|还算|勉强)满意$|^一般(?:般)?$/, 3],
  [/^(?:不|不太|不怎么|不是很)满意$|^差评$/, 4],
  [/^(?:非常|很|十分|特别|极)不满意$/, 5],
]

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]|了$|的$/gu, '')

/**
 * The score a rating says, 1 for the first word of the place's scale; null when it says none. A bare figure is the place
 * in the list as it is shown; stars and points count the other way, as everybody gives them.
 */
export const scoreOf = (told: string, scale: readonly string[]): number | null => {
  const text = bare(told).replace(/^我?(?:(?:评价|评分|打分)(?:为|是)?)?/, '')
  const word = scale.indexOf(text)
  if (word !== -1) return word + 1
  const figure = /^([1-5])(分|星|颗星)?$/.exec(text)
  if (figure) return figure[2] === undefined ? Number(figure[1]) : 6 - Number(figure[1])
  const known = scale.length === 5 ? short.find(([form]) => form.test(text)) : undefined
  return known ? known[1] : null
}

/** 满意, 不太满意 and the like as the whole message. */
export const isBareRating = (message: string): boolean =>
  short.some(([form]) => form.test(bare(message).replace(/^我/, '')))

/** 我对答复不满意, 结果不属实: about the result, in words of one's own. */
const objection =
  /(?:对|这个|你们的)?(?:答复|回复|结果|处理|办理)[^。！？]{0,8}(?:不满意|不认可|不认同|不同意|不服|有异议|不属实|是假的|与事实不符|没(?:有)?(?:真正)?解决)|^(?:根本|实际|其实|问题)?(?:上|就|还是|并)?没(?:有)?(?:真正)?(?:解决|处理|落实)/

export const isObjection = (message: string): boolean => objection.test(message.trim())

const demand =
  /^(?:我?要?求?|请)?(?:你们|单位|承办单位)?(?:作出|给个?|给我(?:一?个)?)?(?:书面)?(?:说明|解释|说法)(?:一下)?(?:逾期|超期|超时)?(?:的)?(?:原因|理由)?$|(?:逾期|超期|超时|过期).{0,8}(?:说明|解释|说法|为什么|原因)/

export const demandsExplanation = (message: string): boolean => demand.test(bare(message))
