import { words } from '../phrases.ts'

/** Coarse topics: two parts of a message that share none of them are two matters. */
export const topics = {
  water: words`停水 自来水 供水 水管 水费 水压 水质 漏水 没水`,
  power: words`停电 供电 电费 电表 没电 电压 跳闸 电线杆`,
  gas: words`燃气 天然气 煤气 停气 气费`,
  heating: words`供暖 暖气 供热 取暖费`,
  noise: words`噪音 噪声 扰民 广场舞 太吵 夜间施工 吵`,
  fumes: words`油烟 异味 臭味 废气 烧烤 气味`,
  waste: words`垃圾 环卫 清运 保洁`,
  river: words`河 污水 下水道 排水 雨污 内涝 积水`,
  lamps: words`路灯 楼道灯 灯坏 声控灯 照明 灯不亮`,
  road: words`道路 路面 坑洼 井盖 修路 公路 桥`,
  lights: words`红绿灯 信号灯 斑马线 交通标志`,
  stalls: words`占道 摆摊 摊贩 早市 夜市 出店经营`,
  parking: words`停车 车位 违停 乱停`,
  bus: words`公交 班次 站牌 地铁 出租车 网约车`,
  estate: words`物业 业委会 维修基金 物业费`,
  lift: words`电梯`,
  fire: words`消防 充电桩 飞线`,
  building: words`违建 违章建筑 私搭 拆迁 征收 棚改`,
  home: words`开发商 交房 房产证 不动产 购房 买房 公摊 烂尾`,
  fund: words`公积金`,
  rent: words`租房 房东 押金 租金 公租房 廉租房`,
  wages: words`工资 欠薪 加班费 劳动合同 辞退 工钱`,
  injury: words`工伤`,
  insurance: words`社保 养老保险 养老金 失业金 退休`,
  medical: words`医保 报销 医院 医生 挂号 看病 疫苗`,
  school: words`学校 入学 学区 老师 幼儿园 教育局 学费 食堂 补课`,
  papers: words`身份证 户口 户籍 居住证 落户 护照`,
  marriage: words`结婚 离婚证 生育 准生证`,
  poor: words`低保 救助 五保 特困`,
  disability: words`残疾 残联`,
  food: words`食品 过期 饭店 餐厅 超市 外卖`,
  buying: words`退款 商家 网购 健身房 预付卡 办卡 假货 快递`,
  licence: words`营业执照 许可证 注册公司 注销`,
  tax: words`税 发票`,
  land: words`宅基地 土地 征地 承包地 农田`,
  village: words`村委 村主任 村支书 村务`,
  animals: words`狗 犬 猫 养鸡 养猪 养殖`,
  green: words`绿化 树 公园`,
  telecom: words`宽带 手机信号 流量 电信 移动 联通 基站`,
  licence_car: words`驾驶证 驾照 年检 车牌 车管所 罚单 罚款`,
} as const

/** Words that begin another matter in the same message, wherever they stand. */
export const anotherWords = words`另外 此外 还有一件事 还有一个问题 还有个问题 还有个事 顺便问 顺便反映 顺便咨询 顺便再 顺便 再问一下 再问一个 再问 再反映一个 再反映 再咨询 同时反映 同时咨询 还想问 还想反映 还想咨询 还想投诉 还要投诉 还要反映 也想问 也想咨询 再投诉`

/** Such words that only count at the start of a sentence; after a comma they mostly go on with the same matter. */
export const weakAnotherWords = words`还有就是 还有 同时 对了 其次 再就是 再有 再者 再一个 另`

/** Said before the matter itself. */
export const openingWords = words`一下 还有一件事 还有件事 还有个事 还有一个事 另外一件事 再反映一件事 再反映一个问题 再反映个事 再说个事 顺便反映一下 那个啥 那啥 那个什么 那什么 我想说 我要说 我说一下 想说一下 说一下 我要反应 我想反应 我要问一下 我要问 我想咨询一下 我想咨询 我要咨询一下 想咨询一下 我想反映一下 我要反映一下 我想投诉一下 我要投诉一下 我想举报一下 我要举报一下 您好呀 你好啊 您好啊 你好呀 同志 同志你好 师傅 老师您好 客服你好 客服您好 大家好 我这边 我们这边 哦 嗯 那再帮我报一次吧 再帮我报一次 那我再说一遍 再帮我反映个事 帮我反映个事 顺便 谢谢 算了 还想反映 还想咨询 还想投诉 还想问 还想 也想问 反映 把 尊敬的领导 尊敬的各位领导 尊敬的书记 尊敬的市长 各位领导 领导你好 领导您好 领导好 领导 你好 您好 您们好 你们好 喂 在吗 在不在 请问一下 请问 想请问 我想请问 我想问一下 我想问下 我要问下 我想咨询下 我想问 想问一下 想问下 想问 问一下 麻烦问一下 麻烦问 咨询一下 我要投诉 我想投诉 我要举报 我想举报 我要反映 我想反映 我来反映 反映一下 反映一个问题 反映个问题 我要咨询 我想咨询 想咨询 我建议 早上好 上午好 下午好 晚上好 打扰了 打扰一下 不好意思 麻烦了 麻烦一下 那个 就是说 就是 是这样的 事情是这样的 情况是这样的 情况如下 我要求助 我想求助 求助 我想了解一下 想了解一下 我想`

/** Said at the end, to nobody's summary. */
export const closingWords = words`谢谢 谢谢您 谢谢你 谢谢领导 谢谢了 感谢 非常感谢 万分感谢 辛苦了 此致敬礼 此致 敬礼 盼复 望回复 盼回复 拜托了 麻烦了 麻烦您了 祝好 祝工作顺利 急急急 在线等`
