import type { Chart } from './chart.ts'

/** Colours that stand for tokens until the drawing is done; no other part of a chart has them. */
const standIns = { '#010203': 'act', '#020304': 'danger', '#030405': 'grey-1', '#040506': 'line' } as const
const [act, danger, grey, line] = Object.keys(standIns) as [string, string, string, string]
const font = 'PingFang SC, HarmonyOS Sans SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif'
/** About what a phone and half a desktop show, so that the figures can be read on both. */
const width = 500
const lying = 26
const standing = 220

/** Draws on the server. The library is loaded when the first chart is drawn. */
export const drawChart = async (chart: Chart): Promise<string> => {
  const [{ init, use }, { BarChart }, { GridComponent }, { LabelLayout }, { SVGRenderer }] =
    await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/features'),
      import('echarts/renderers'),
    ])
  use([BarChart, GridComponent, LabelLayout, SVGRenderer])
  const height = chart.form === 'lying' ? chart.bars.length * lying + 16 : standing
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    drawing.setOption(optionOf(chart))
    return themed(drawing.renderToSVGString({ useViewBox: true }))
  } finally {
    drawing.dispose()
  }
}

const optionOf = (chart: Chart) => {
  const flat = chart.form === 'lying'
  const colour = chart.meaning === 'danger' ? danger : act
  const text = { fontFamily: font, fontSize: 14, color: grey }
  const names = {
    type: 'category' as const,
    data: chart.bars.map(({ name }) => name),
    inverse: flat,
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { ...text, ...(flat ? { interval: 0, width: 190, overflow: 'truncate' as const } : {}) },
  }
  const values = { type: 'value' as const, min: 0, show: false }
  const few = chart.bars.length <= 31
  return {
    animation: false,
    grid: flat ? { left: 200, right: 56, top: 4, bottom: 4 } : { left: 30, right: 30, top: 24, bottom: 28 },
    xAxis: flat ? values : names,
    yAxis: flat ? names : values,
    series: [
      {
        type: 'bar' as const,
        data: chart.bars.map(({ value, marked }) => ({
          value,
          itemStyle: { color: colour, opacity: marked === false ? 0.45 : 1 },
        })),
        labelLayout: { hideOverlap: true },
        barMaxWidth: flat ? 16 : 36,
        label: {
          ...text,
          show: few,
          position: flat ? ('right' as const) : ('top' as const),
          opacity: 1,
          formatter: ({ value }: { value: unknown }) => (value === 0 && !flat ? '' : String(value)),
        },
      },
    ],
  }
}

/** Style attributes become plain ones, stand-ins become tokens: the page forbids inline styles and knows dark mode. */
const themed = (svg: string): string => {
  const plain = svg
    .replaceAll(/ (?:ecmeta_\w+|class)="[^"]*"/g, '')
    .replaceAll(/ style="([^"]*)"/g, (_, styles: string) => attributesOf(styles))
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
  return Object.entries(standIns).reduce(
    (drawn, [colour, token]) => drawn.replaceAll(new RegExp(colour, 'gi'), `var(--${token})`),
    plain,
  )
}

const attributesOf = (styles: string): string =>
  styles
    .split(';')
    .map((style) => style.split(':').map((part) => part.trim()))
    .filter(([name, value]) => name && value && name !== 'user-select' && name !== 'position')
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')
