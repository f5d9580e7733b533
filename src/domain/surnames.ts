/** Surnames of two characters that are hardly ever another word, as they are written on the mainland. */
export const doubleSurnames =
  '欧阳 上官 司马 诸葛 皇甫 尉迟 令狐 公孙 慕容 司徒 东方 夏侯 端木 独孤 南宫 闻人 赫连 澹台 宗政 濮阳 公冶 太叔 申屠 仲孙 钟离 长孙 宇文 鲜于 闾丘 亓官 司寇 巫马 颛孙 公良 漆雕 乐正 谷梁 拓跋 轩辕 段干 呼延 羊舌 梁丘 左丘 纳兰 完颜 叶赫 耶律 淳于 单于 范姜 张简 太史 万俟 司空 公羊'.split(
    ' ',
  )

/** The same where they are written otherwise in Hong Kong, Macao and Taiwan. */
export const traditionalDoubleSurnames =
  '歐陽 司馬 諸葛 尉遲 公孫 東方 獨孤 南宮 聞人 赫連 澹臺 濮陽 仲孫 鍾離 長孫 鮮于 閭丘 巫馬 顓孫 樂正 穀梁 軒轅 段幹 納蘭 完顏 葉赫 單于 范薑 張簡'.split(
    ' ',
  )
