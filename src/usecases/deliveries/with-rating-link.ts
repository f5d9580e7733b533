import type { Notice } from '../../rules/order/notices/notice.ts'

/** What the citizen is told of a reply ends with the link by which it is rated, where there is one. */
export const withRatingLink = (notices: readonly Notice[], link: string | null): readonly Notice[] =>
  link === null
    ? notices
    : notices.map((notice) =>
        notice.to === 'citizen' && notice.purpose === 'reply'
          ? { ...notice, body: `${notice.body}点开评价：${link}` }
          : notice,
      )
