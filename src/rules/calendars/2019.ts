import type { CalendarYear } from '../../domain/working-time.ts'

/** Holidays and make-up workdays of 2019 as the State Council's general office announced them. */
export const calendar2019: CalendarYear = {
  year: 2019,
  sources: [
    'http://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm',
    'http://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm',
  ],
  holidays: [
    { name: '元旦', from: '2018-12-30', to: '2019-01-01' },
    { name: '春节', from: '2019-02-04', to: '2019-02-10' },
    { name: '清明节', from: '2019-04-05', to: '2019-04-05' },
    { name: '劳动节', from: '2019-05-01', to: '2019-05-04' },
    { name: '端午节', from: '2019-06-07', to: '2019-06-07' },
    { name: '中秋节', from: '2019-09-13', to: '2019-09-13' },
    { name: '国庆节', from: '2019-10-01', to: '2019-10-07' },
  ],
  makeUpWorkdays: [
    '2018-12-29',
    '2019-02-02',
    '2019-02-03',
    '2019-04-28',
    '2019-05-05',
    '2019-09-29',
    '2019-10-12',
  ],
}
