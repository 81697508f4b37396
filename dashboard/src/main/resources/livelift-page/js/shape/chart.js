// What all charts have in common. Tooltips are drawn on the canvas: the page allows no inline style.
import { compact } from '../format.js';

/** @param size of the letters: charts grow with the page's own type, which is larger on a wall screen */
export function base(colour, size) {
  return {
    animationDuration: 300,
    animationDurationUpdate: 300,
    textStyle: { fontFamily: 'Inter, "Segoe UI", system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif', fontSize: size, color: colour('soft') },
    grid: { left: 4, right: 8, top: 14, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true,
      axisPointer: { type: 'line', lineStyle: { color: colour('soft'), type: 'dashed' } },
      backgroundColor: colour('card'), borderColor: colour('line'), padding: [10, 12],
      textStyle: { color: colour('ink'), fontSize: size + 1, lineHeight: size * 1.65 },
    },
  };
}

export function legend(colour, size) {
  return { top: 0, left: 0, itemWidth: 14, itemHeight: 10, itemGap: 18, icon: 'roundRect', textStyle: { fontSize: size, color: colour('soft') } };
}

export function valueAxis(colour, size, lang, extra) {
  return {
    type: 'value', minInterval: 1,
    axisLabel: { fontSize: size, color: colour('soft'), formatter: (v) => compact(v, lang) },
    splitLine: { lineStyle: { color: colour('line') } },
    ...extra,
  };
}

export function categoryAxis(colour, size, data, formatter) {
  return {
    type: 'category', data,
    axisLabel: { fontSize: size, color: colour('soft'), hideOverlap: true, ...(formatter ? { formatter } : {}) },
    axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false },
  };
}

/** A bar of a window that is not over: an outline, so that it never looks like a fall. */
export function unfinishedBar(value, fill) {
  return { value, itemStyle: { color: 'transparent', borderColor: fill, borderWidth: 1.5, borderType: 'dashed' } };
}

/** A withheld number is marked as one: an empty place would look like zero. */
export function withheldMarks(keys, values, fill, size) {
  return {
    silent: true, animation: false, symbol: 'diamond', symbolSize: size * 0.7, label: { show: false },
    itemStyle: { color: 'transparent', borderColor: fill, borderWidth: 1.5 },
    data: keys.flatMap((key, i) => (values[i] === null ? [{ coord: [key, 0], symbolOffset: [0, -size * 0.5] }] : [])),
  };
}
