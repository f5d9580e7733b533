/**
 * Phrases of politeness and of asking as such. They stand in every question and tell nothing of what it is about, so
 * texts are cut where they stand. 怎么办 only at the end of a clause: 怎么办离婚 asks how something is done.
 */
export const emptyPhrases: readonly string[] = [
  '请问一下',
  '请问',
  '您好',
  '你好',
  '谢谢',
  '麻烦您',
  '麻烦你',
  '我想问一下',
  '我想问问',
  '我想问',
  '我想咨询一下',
  '我想咨询',
  '我想了解一下',
  '我想了解',
  '我想知道',
  '想问一下',
  '想问问',
  '想咨询一下',
  '咨询一下',
  '问一下',
  // The word first, what stands before it afterwards: the other way round every character is looked behind.
  '咨询(?<=(?:^|[，。？！,.?!\\s])咨询)',
  '咨询(?=$|[，。？！,.?!\\s])(?<!(?:心理|法律|律师|健康|政策|免费)咨询)',
  // How offices name what they are asked about: 生育津贴有关政策, 新生儿上户口的相关事宜.
  '的?(?:有关|相关)的?(?:政策|事宜|问题|情况|规定|事项|信息|手续)(?=$|[，。？！,.?!\\s])',
  '(?:事宜|的问题|的事情|的政策)(?=$|[，。？！,.?!\\s])',
  '关于(?<=(?:^|[，。？！,.?!\\s]|咨询)关于)',
  '怎么办(?=$|[，。？！,.?!\\s了呢啊呀吧])',
  '咋办(?=$|[，。？！,.?!\\s了呢啊呀吧])',
  // As they say it in the north, the south-west and on the phone.
  '(?:咋个?|怎么|啷个)(?:整|弄|搞|办)(?=$|[，。？！,.?!\\s了呢啊呀吧])',
  '怎么回事',
  '是不是',
  '有没有',
  '能不能',
  '可不可以',
  '行不行',
]

/** Particles: dropped, and no word reaches across them. */
export const emptyCharacters = '的了吗呢吧啊呀嘛哦么哈啦呗着'

/** Words of asking and pointing that a question may hold or lack without meaning anything else. */
export const faintWords: ReadonlySet<string> = new Set([
  '怎么',
  '怎样',
  '如何',
  '什么',
  '啥时',
  '哪里',
  '哪儿',
  '哪个',
  '哪些',
  '多少',
  '多久',
  '几天',
  '为什',
  '为何',
  '可以',
  '能够',
  '是否',
  '需要',
  '应该',
  '应当',
  '我们',
  '你们',
  '他们',
  '自己',
  '我的',
  '一下',
  '一个',
  '这个',
  '那个',
  '现在',
  '想要',
  '我想',
  '要怎',
  '该怎',
  '我要',
  '情况',
  '问题',
  '进行',
  '相关',
  '规定',
  '以及',
  '或者',
  '事宜',
])

/** Characters that hold sentences together. One of them, or a pair of two of them, tells little of the matter. */
export const faintCharacters: ReadonlySet<string> = new Set(
  [
    '我你您他她它们咱俺这那个些就是在也都还又再很太把被给跟和与同及或而但因所以为于之其',
    '嗯呃喂诶哎唉哦额噢嘞咯呵哟唔然此该每各某另怎么什啥咋样哪谁几多少',
    '可以能会要想得去来到说讲有一下请问看不没无出过起里上用',
  ].join(''),
)
