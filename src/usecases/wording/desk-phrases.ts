import type { PhraseWord } from '../../domain/place-phrase.ts'
import type { RulePack, RulesInForce } from '../../rules/index.ts'

/** Sentences every agent has at hand, in every place. What agents write themselves stands beside them. */
const commonPhrases: readonly string[] = [
  '您好，我是{hotline}话务员，您前面说的我都看到了。',
  '请您稍等，我核对一下有关规定再答复您。',
  '请告诉我具体的地点，比如哪条路、哪个小区、几号楼。',
  '请留一个联系电话，{unit}办理时要与您核实情况。',
  '您反映的事我帮您登记，转给负责的{unit}办理，编号和查询码稍后发给您。',
  '这件事不在{hotline}的受理范围，我告诉您可以找哪个部门。',
  '还有其他要问的、要反映的吗？',
]

const hoursWords = { always: '每天24小时', workdays: '工作日', unspecified: null } as const

/** The common sentences and the place's own. One that names what the rules leave open is left out. */
export const deskPhrases = (
  { terms }: Pick<RulePack, 'terms'>,
  { service }: Pick<RulesInForce, 'service'>,
  own: readonly string[] = [],
): readonly string[] => {
  const hours = service ? hoursWords[service.value.hours] : null
  const { hotline, center, unit, order } = terms
  const words: Readonly<Record<PhraseWord, string | null>> = { hotline, center, unit, order, hours }
  return [...commonPhrases, ...own].flatMap((phrase) => filled(phrase, words) ?? [])
}

const filled = (phrase: string, words: Readonly<Record<PhraseWord, string | null>>): string | null => {
  const named = [...phrase.matchAll(/\{(\w+)\}/g)].map(([, name]) => words[name as PhraseWord] ?? null)
  return named.includes(null)
    ? null
    : phrase.replaceAll(/\{(\w+)\}/g, (_, name) => words[name as PhraseWord] ?? '')
}
