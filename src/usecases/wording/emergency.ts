import type { Emergency } from '../../domain/matter.ts'

const whom: Readonly<Record<string, string>> = {
  '110': '报警',
  '119': '火警和抢险救援',
  '120': '急救',
  '122': '交通事故',
}

const first: Readonly<Record<Emergency['kind'], string>> = {
  crime: '先保护好自己，离开危险的地方。',
  fire: '先离开现场，不要返回取东西，不要乘电梯。',
  medical: '请守在病人身边，听从120电话里的指导。',
  traffic: '请打开双闪，人员撤到安全的地方，有人受伤不要随意移动。',
  gas: '请立即开窗、离开房间，不要开关电器，到室外再打电话。',
  suicide:
    '您愿意说出来很重要。不管是您自己还是身边的人，都别一个人待着，请信得过的人陪着，离开危险的地方和东西。也可以拨打心理援助热线12356。想和真人说说，请回复“转人工”。',
}

/** The first reply to danger happening now: whom to call, and the one thing to do at once. */
export const emergencyText = (danger: Emergency): string => {
  const calls = danger.lines.map((line) => (whom[line] ? `${line}（${whom[line]}）` : line)).join('、')
  return `请立即拨打${calls}。${first[danger.kind]}12345热线不能代替紧急救援，请先打电话。`
}
