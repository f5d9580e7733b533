import { detectCommand } from '../../domain/understanding/index.ts'
import { type Step, say } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'

/** 提交, 是, 跳过 or a number with nothing they could answer: no question to look up and no matter to take in. */
export const bareWord: Step = async (turn) =>
  detectCommand(turn.message.text) === null
    ? null
    : say(turn, { kind: 'clarify', reason: 'too-thin' }, { text: canned.help, options: [options.human] })
