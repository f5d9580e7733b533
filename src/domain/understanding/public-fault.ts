const thing =
  '(?:路灯|路面|马路|道路|公路|桥面|桥|路|街|巷子?|井盖|窨井|护栏|栏杆|红绿灯|信号灯|交通灯|标志牌|路牌|站牌|下水道|排水沟|公厕|公共厕所|绿化带|行道树|树枝|健身器材|路沿石|盲道|台阶|电线杆|消防栓|公园[^，。]{0,4})'
const broken = '(?:坏了?|不亮|破损?|塌|陷|坑|洞|裂|堵|丢了?|不见了?|缺|断|倒了?|松|翘|积水|生锈|晃|歪|漏|掉)'
const fault = new RegExp(
  `${thing}[^，。；！？]{0,10}${broken}|(?:坑|洞|裂缝)[^，。；！？]{0,6}(?:路|街|桥)|(?:路|街|桥)上?[^，。；！？]{0,4}有[^，。；！？]{0,4}(?:坑|洞)`,
)
const openWell = /井[^，。；！？]{0,4}(?:没有?盖|没了|敞|丢|缺)/
const somebody =
  /有人|老板|公司|司机|商家|邻居|他们|施工队|物业|偷|故意|私自|乱[挖倒停]|谁[挖弄砸]|挖断|砸坏|撞坏/

/** A public thing is out of order by itself: there is nobody on the other side. */
export const isPublicFault = (text: string): boolean =>
  (fault.test(text) || openWell.test(text)) && !somebody.test(text)
