import type { Guide } from '../knowledge-entry.ts'

/** What a guide tells, in the order people ask it, and what each part is called. */
export const guideParts = [
  ['who', '适用对象'],
  ['conditions', '条件'],
  ['materials', '材料'],
  ['where', '办理地点'],
  ['fee', '费用'],
  ['timeLimit', '时限'],
  ['telephone', '电话'],
] as const satisfies readonly (readonly [keyof Guide, string])[]
export type GuidePart = (typeof guideParts)[number][0]

/** What a guide tells, a line for each part that is filled in; of `parts` alone where they are named. */
export const guideLines = (
  guide: Guide | null | undefined,
  parts?: readonly GuidePart[],
): readonly string[] =>
  guideParts
    .filter(([part]) => parts === undefined || parts.includes(part))
    .flatMap(([part, label]) => {
      const value = guide?.[part]
      return value === undefined || value.length === 0 ? [] : [`${label}：${[value].flat().join('；')}`]
    })
