import type { Context } from 'hono'
import { logOwnFault, problemOf, requestIdOf, shortNumber } from './problem.ts'

type Reader = 'citizen' | 'staff'
type PageProblem = { readonly status: number; readonly title: string; readonly detail: string }

/** A fault as a page tells it. What is our own is logged, and said by what was asked for: to see something, or to do it. */
export const pageProblem = (error: unknown, context: Context, reader: Reader): PageProblem => {
  const problem = problemOf(error, requestIdOf(context))
  logOwnFault(error, context, problem)
  if (problem.code === 'body_too_large') return tooLarge
  if (problem.status < 500) return problem
  const done = context.req.method !== 'GET'
  const isBusy = problem.code === 'busy'
  const why = isBusy ? '系统暂时忙不过来' : '系统出了问题'
  const number = isBusy ? '' : `，说出编号 ${shortNumber(requestIdOf(context))}`
  return {
    status: problem.status,
    title: done ? '这次没有办成' : '这一页没有打开',
    detail: `${why}，不是您操作的问题。${(done ? ifDone : ifSeen)[reader]}${call[reader]}${number}。`,
  }
}

const ifSeen: Readonly<Record<Reader, string>> = {
  citizen: '您以前提交的都在，办理不受影响。请过几分钟再打开；',
  staff: '已经保存的都在。请过几分钟再打开；',
}
const ifDone: Readonly<Record<Reader, string>> = {
  citizen: '刚才填写的没有保存，以前提交的都在。请过几分钟再提交一次；',
  staff: '以前保存的都在。请过几分钟回到刚才的表单，先看这一步办好没有，没有再提交，填写的内容会恢复；',
}
const call: Readonly<Record<Reader, string>> = {
  citizen: '急着办的，请拨打12345',
  staff: '还是不行，请联系系统管理员',
}

const tooLarge: PageProblem = {
  status: 413,
  title: '内容太多，没有提交',
  detail: '一次提交的文字或文件太大，没有保存任何内容。请返回刚才的页面，缩短文字、压缩文件或分几次提交。',
}
