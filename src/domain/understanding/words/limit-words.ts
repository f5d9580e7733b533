import { words } from '../phrases.ts'

/** Another person's private data asked for. The request words and the data words must meet. */
export const askForWords = words`
  帮我查 帮查 查一下 查询 查到 查查 想查 要查 给我查 查出 告诉我 提供 给我 调取 调一下 调出 看一下 要一下 想知道 想要 我想要 能不能查 能查 可以查 怎么查 公布 泄露 发给我 我要知道 打听 找出 透露 定位`
export const otherPersonWords = words`
  别人 他人 他的 她的 他家 她家 前夫 前妻 前男友 前女友 老公 老婆 丈夫 妻子 对象 男朋友 女朋友 男友 女友 小三 楼上业主 楼下业主 业主的 租客 房客 楼上那家 楼下那家 邻居 同事 室友 对方 此人 这个人 那个人 某人 欠我钱的人 欠钱的人 债务人 举报人 举报我的人 投诉人 投诉我的人 谁举报 谁投诉 网友 同学 儿媳 女婿 这个车牌 这个号码 这个手机号 车主 房主 领导家 明星 主播`
export const privateDataWords = words`
  手机号 手机号码 电话号码 电话 联系方式 住址 家庭住址 住在哪 地址 身份证号 身份证号码 身份证信息 个人信息 户籍信息 户口信息 户籍 开房 开房记录 住宿记录 酒店记录 入住记录 通话记录 聊天记录 短信 银行流水 银行卡余额 存款 流水 征信 行踪 行程 轨迹 位置 定位 病历 就诊记录 婚姻状况 婚姻记录 社保记录 工资 监控录像 真实姓名 是谁 名下房产 名下财产 名下 照片`
/** One's own data, or data that are public. */
export const ownDataWords = words`
  我的 我自己 自己的 本人 我孩子 我儿子 我女儿 我父亲 我母亲 单位电话 部门电话 办公电话 客服电话 咨询电话 公司电话 派出所电话 社区电话 物业电话 窗口电话 热线 局的电话 中心电话 维修电话 所的电话`

export const stateSecretWords = words`国家秘密 机密文件 绝密 涉密文件 军事机密 军事秘密 部队部署 军事部署 国家机密 涉密项目 部队番号 导弹基地 军事基地的`
export const workSecretWords = words`工作秘密 内部文件 内部会议纪要 未公开的文件 没公开的文件 领导行程 领导的行程 市长行程 评标专家名单 专家名单 标底 未公布的试题 考试试题 内部名单 干部考察名单 办案细节 侦查细节`
export const commercialSecretWords = words`商业秘密 商业机密 客户名单 客户资料 技术图纸 核心配方 竞争对手的报价 对手的报价 底价 投标报价 竞争对手的客户 源代码`

export const disclosureWords = words`申请政府信息公开 申请信息公开 依申请公开 政府信息公开申请 信息公开申请 要求信息公开 要求公开…(文件|批文|批复|账目|资料|材料|信息|档案|纪要|方案) 申请公开 公开政府信息 提交信息公开`

/** Against good morals: services no office can give. */
export const indecentWords = words`找小姐 招嫖 约炮 一夜情 裸聊 援交 色情服务 特殊服务在哪 哪里有特殊服务 代孕 卖卵 卖肾 买卖器官 包养我 哪里可以嫖 黄色网站 成人网站 小黄片 看黄片 冥婚`

export const rumourWords = words`转发扩散 帮我扩散 帮忙扩散 扩散出去 赶紧扩散 大家快转发 速转 不转不是 内部消息说 内部人说…(要|会) 我编的 帮我散布 帮我传 听说…(死了几百|死了上百|要封城|要地震)…转`

export const subversionWords = words`推翻政府 推翻共产党 推翻政权 颠覆政府 颠覆政权 颠覆国家 打倒共产党 打倒政府 武装起义 起义推翻 煽动颠覆 分裂国家 台独 藏独 疆独 港独 共产党下台 推翻现政权 推翻中国 游行推翻`
/** Those words told of others, to be reported. */
export const subversionTellingWords = words`举报 反映 有人 发现 散布 传播 网上 言论 传单`

/** Insults thrown at a person or an office. Alone they are no defamation; with no matter beside them they are. */
export const insultWords = words`
  王八蛋 混蛋 畜生 狗东西 狗日的 狗娘养 婊子 贱人 贱货 杂种 傻逼 傻b 煞笔 沙比 sb 脑残 白痴 智障 废物 垃圾人 人渣 败类 去死 去你妈 你妈的 他妈的 妈的 操你 草你 草泥马 cnm nmsl tmd 滚蛋 滚开 王八 狗官 狗屁 放屁 屁都不是 吃屎 死全家 不得好死 断子绝孙 饭桶 蠢货 蠢猪 猪脑子 神经病 有病吧 弱智`

/** The unit has given its conclusion, by the writer's own words. */
export const concludedWords = words`
  之前处理过 处理过一次 处理过几次 处理结果…不认可 结果我不认可 结果不认可 已经处理过 处理过了 已处理过 给过结论 已有结论 已经有结论 有了结论 给了结论 出过结论 处理决定已 已经答复过 已答复过 答复过了 已经回复过 回复过了 你们答复 你们回复了 处理结果不满意 对处理结果不服 对答复不满意 对答复不服 不认可处理结果 对回复不满意`

export const enterpriseWords = words`
  我们是一家 我们是个_企业 我们是个…(企业|公司|厂) 我是…企业主 我们公司 本公司 我司 我公司 我厂 本厂 我们厂 我们企业 本企业 我企业 我是…(公司|企业|厂)…(负责人|法人|法定代表人|老板|经理|会计|财务|员工代表) 我是企业 我是公司 企业主 我开的(公司|厂|店|饭店) 我开了(一家|个)(公司|厂) 我们工厂 我们店 我店 本店 我是个体户 我是个体工商户 我们酒店 我们饭店 作为企业 我方公司 我单位是 我们单位是 代表公司 代表企业 企业诉求 涉企 我们园区企业 以公司名义 以企业名义`
export const otherOrgWords = words`我们协会 本协会 我们商会 我们合作社 本合作社 我们业委会 本业委会 业委会代表 我们社团 我们基金会 我们居委会 我们村委会 我们民办非 代表业委会 代表全体业主委员会 我们社区居委会`
/** What employees, not owners, say of "our company". */
export const employeeWords = words`
  拖欠 欠薪 工资 不发 克扣 加班 辞退 开除 裁员 社保 五险一金 公积金 劳动合同 老板 领导 员工 上班 仲裁 年假 产假 离职 辞职 入职 试用期 降薪 调岗 食堂 宿舍 高温补贴`

export const hotlineBlameWords = words`接线员 话务员 坐席 座席 12345…(态度|服务|客服|话务|工作人员|没人接|打不通|敷衍|挂我|骗|瞎|乱|就是摆设|不作为|推诿|乱派|乱结) 投诉…12345 投诉…热线 投诉你们 热线…(态度|敷衍|挂我|不作为|推诿|摆设|打不通|没人接) 挂我电话 挂断我电话`
