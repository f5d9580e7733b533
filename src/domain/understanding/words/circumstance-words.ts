import { words } from '../phrases.ts'

/** It is going on. */
export const nowWords = words`
  正在 现在 此刻 眼下 这会儿 刚刚 刚才 刚被 刚出 马上 立刻 快来 快点来 快派 赶紧来 赶快来 救命 救救 快救 还在 正流 正往 正打 正砸 正撬 来不及了 急急急 十万火急 紧急求助 快不行 越来越大 控制不住 快帮忙报警 帮我报警 快报警
  快打120 怎么救 一直在流 止不住 被困着 出不来 出不去 就在我`

/** It is over: a time gone by, or what came after. */
export const pastTimeWords = words`
  上个月 上月 上周 上星期 上礼拜 去年 前年 大前年 前几年 几年前 多年前 年前 那年 当年 当时 当天 那天 那晚 之前 以前 从前 曾经 曾 前些天 前几天 几天前 前天 大前天 昨天 昨晚 昨夜 昨日 前段时间 前阵子
  上次 那次 早些时候 月初 上半年 下半年 年初 年底 小时候 早上…的时候 (一|二|两|三|四|五|六|七|八|九|十|半|几|\d+)(多)?个?(天|日|周|星期|月|年|个月|小时)(多)?(以)?前 (19|20)(0|1|2|3|4|5|6|7|8|9)(0|1|2|3|4|5|6|7|8|9)_年 月(1|2|3)?(0|1|2|3|4|5|6|7|8|9)(日|号)`

/** What follows after the danger: offices, money, papers. Tells of the past unless a word says it is going on. */
export const aftermathWords = words`
  补贴 补助 补偿 赔偿 理赔 赔钱 赔付 报销 保险 慰问 救助金 抚恤 医药费 医疗费 误工费 鉴定 轻伤 轻微伤 派出所不 不立案 不予立案 立案 报案 报警了 报过警 报了警 已报警 已经报警 报警…(天|周|月|年)了 没消息 没有消息 没进展 没有进展 没下文 责任认定 事故认定 责任划分 认定书 调解 处理结果 至今 一直没有 一直没
  多次反映 多次投诉 迟迟 事后 之后 后来 善后 灾后 火灾后 火灾证明 出院 住院 治疗 康复 做手术 索赔 追究 追责 谁负责 谁来负责 责任在 判决 起诉 感谢 表扬 点赞 锦旗 已经扑灭 扑灭了 已扑灭 灭了 已经救 获救 抢救无效 身亡 去世 死亡 遇难 过世 事故原因 原因调查 公布 重建
  伤残 工伤认定 后遗症 修复 恢复 整改 查处`

/** It might be, one is afraid of it, or wants it prevented. */
export const conditionWords = words`
  容易 很容易 万一 如果 假如 假设 要是 倘若 若是 若 一旦 的话 以防 以免 免得 防止 预防 防范 避免 谨防 担心 怕 害怕 恐怕 生怕 会不会 可能会 可能 容易 极易 很易 说不定 迟早 早晚 隐患 风险 将会 有可能 存在…危险 不要等 别等 等到 难道要 是不是要 非要 一定要等 才(管|来|处理|重视|解决)
  哪天 有朝一日 将来 以后 发生…怎么办 遇到…(怎么办|该怎么|如何|应该) 遇见 碰到 碰上…(怎么办|该)`

/** The words are talked about, not lived: teaching, drills, news, names. */
export const talkWords = words`
  演练 演习 模拟 培训 宣传 知识 讲座 科普 教育 课程 电影 电视剧 小说 游戏 新闻 报道 视频里 网上看到 听说 传言 谣言 梦见 作文 标语 歌词 剧本 案例 统计 历史 什么叫 什么是 是什么意思 的定义 的标准 等级 分类 流程 预案 规定 条例 法律 判几年 怎么判 判多久 算不算 属于 犯法吗 违法吗 犯罪吗 处罚标准
  警示牌 警示标志 宣传栏 防溺水 防走失 防火 防爆 险 应急箱 灭火器 报警器(安装|多少钱|哪里) 检测 安检 检查 老化 改造 设施 设备不 器材 知识点 科目`

/** A question of general interest about what to do or whom to call. */
export const generalQuestionWords = words`
  应该打什么电话 该打什么电话 应该打哪个电话 该打哪个电话 要打什么电话 要打哪个电话 打什么电话 打哪个电话 打几 拨打什么 拨打哪个 应该怎么 应该如何 该如何 如何自救 怎么自救 怎么逃生 如何逃生 怎么预防 如何预防 如何申请 怎么申请 怎么处理 如何处理 找哪个部门 有人管吗 归哪个部门 哪个部门管 归谁管 谁管 谁负责 有什么政策 什么政策
  有没有政策 有什么补 有补 能不能申请 可以申请 能申请 怎么赔 怎么办理 需要什么材料 要什么手续 多少钱 电话是多少 属于什么 能不能报 算工伤 是工伤 负什么责任 有什么责任 怎么定责 怎么认定 怎么算 会怎么处罚 怎么处罚 要坐牢 判刑 刑事责任 怎么划分 如何划分 责任划分 找谁赔 谁赔 谁来赔 要不要负 负责任吗 违法吗 犯法吗`

/** It strikes somebody or somewhere of the writer's. Outweighs a general question. */
export const nearWords = words`
  我家 我们家 家里 我妈 我爸 我老公 我老婆 我儿子 我女儿 我孩子 我奶奶 我爷爷 我邻居 我们楼 我们这 我们小区 我们单元 我们村 我这里 我这边 我这 这里 这边 楼上 楼下 对门 隔壁 邻居 门口 我面前 我旁边 我在 我被 我的 有人 孩子 老人 我要 我想 我不`

/** Danger words used for feelings ("气得我要跳楼"). */
export const figurativeWords = words`
  气得 气的我 气到 烦得 烦的我 急得 愁得 愁的 吵得 吵的 热得 热的 让人想 得让人 让我想 高得 逼得都 累得 累的 笑得 笑到 贵得 慢得 慢的 堵得 臭得 臭的 恨不得 简直要 都快要 差点 差一点 险些 几乎 就差 仿佛 好像 像…一样 似的 比喻 真是要人命 要命`

/** The group, not a person, "cannot live on": hardship of a trade or a village, to be heard as a complaint. */
export const collectiveWords = words`
  我们 病人 患者 家庭 群众 老百姓 百姓 农民 农户 村民 商户 商家 业主 居民 企业 厂 公司 大家 工人 农民工 职工 司机 学生家长 底层 穷人 普通人 打工人 让不让人 还让不让 叫人 谁都 都 养殖户 个体户 小店 店`

/** Hot, itchy, burning: a body or a mood, no fire. */
export const bodilyWords = words`嗓子 喉咙 眼睛 心里 脾气 肚子 胃 脸 皮肤 发火 上火 火大 恼火 生意火 很火 太火 网红 眼红 烈日`

/** Words that hold a danger word and mean something else. */
export const harmlessWords = words`
  (压力|负担|房贷|贷款|债务|生活压|作业多|考核)…(喘不过气|喘不过来气) 救命钱 救命药 救命粮 救命稻草 救命恩人 救命政策 救命车 救救我们 救救孩子 救救我的 救救我崽 救救百姓 救救老百姓 大火锅 火锅 大火车 火灾隐患 火灾保险 消防 被砍掉 砍掉 砍伐 (树|树木|林子|竹子|果园|树苗)_被砍 砍价 抢钱 跳楼价 跳楼机 跳楼大甩卖
  烟囱…浓烟滚滚 红砖厂…浓烟滚滚 窑…浓烟 烧烤店…浓烟 排…浓烟 浓烟滚滚的(烟囱|工厂) 开火车 心在流血 心里流血 心都在滴血 流血牺牲 电梯困人时 生意火 很受伤 受伤害 打人员 打人才 打人工 打架子 打我电话 打我手机 打人事
  真着火 真出事 救火车 打砸抢我的 井盖被偷 电缆被偷 被偷电 无钱救命 没钱救命 救我们 令人窒息 感觉窒息 感觉要窒息 让人窒息 窒息感 废气…呼吸困难 气味…呼吸困难 油烟…呼吸困难 浓烟笼罩 (厂|窑|烟囱|烧烤|垃圾站)…浓烟滚滚 (厂|窑|烟囱|烧烤|垃圾站)…浓烟 杀猪…惨叫 猪…惨叫 还活不活 活不活了 让不让人活 晋级难产 评审难产 政策难产 迟迟难产 抢救 急救 失踪人口 失踪多年 杀人案 抢劫案 纵火案 强奸案 绑架案 着火点 起火点 着火原因 起火原因 火灾原因 爆炸声 烟花爆炸 爆炸物品 爆炸性 信息爆炸 人口爆炸 要炸油条 要炸鸡 捅马蜂窝 捅破 撞车位 闹事者 被打印 被打掉 被打上 被打包 被打开 被打断 被打压 被打回 被打通 被打击 被打扫 被打造 被打折
  持枪证 持刀具 出血热 中毒性 食物中毒事件 跳河里游泳 要了结 工资要生了`

/** It is fresh: a word of happening beside a sign that does not say so by itself. */
export const freshWords = words`了 正 在 着 突然 忽然 一直 刚 今天 今晚 今早 快 赶紧 赶快 马上 立刻 还没停 怎么办 救 前面 前方 这里 这边 有人 有个 路上`

/** The writer wants a quarrel settled, a rule or a service, no rescue. */
export const businessWords = words`
  派出所 公安局 处理 投诉 举报 建议 咨询 增设 加装 设置 物业不 物业封 不管 没人管 不处理 不赔 拒赔 拖着 不承认 收费 多少钱 费用 标准 政策 条例 补办 认领 采集 年检 证明 材料 报名 考试 医保 社保 工资 押金 退钱 退款 严惩 追责 处分 满意 回复 答复 监控 长期 经常 总是 天天 每天 多年 以来 好几次 三天两头`

/** It goes on for months: a nuisance to be mended, no rescue. */
export const chronicWords = words`经常 整天 每天 天天 长期 总是 常年 一直以来 时常 时不时 隔三差五 三天两头 每次 每晚 夜夜 屡次 多次 频繁 频发 多发 高发 反复 老是`
