// What the charts look like. Tooltips are drawn on the canvas: the page allows no inline style.
import { compact, count, day } from './format.js';

/** Charts grow with the page's own type, which is larger on a wall screen. */
function size() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8;
}

function base(colour) {
  return {
    animationDuration: 300,
    animationDurationUpdate: 300,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: size(), color: colour('soft') },
    grid: { left: 8, right: 8, top: 44, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true,
      backgroundColor: colour('card'), borderColor: colour('line'),
      textStyle: { color: colour('ink'), fontSize: size() + 1, lineHeight: size() * 1.6 },
    },
  };
}

function valueAxis(colour, lang, extra) {
  return {
    type: 'value', minInterval: 1,
    axisLabel: { fontSize: size(), color: colour('soft'), formatter: (v) => compact(v, lang) },
    splitLine: { lineStyle: { color: colour('line') } },
    ...extra,
  };
}

/** A withheld number is marked as one: an empty place would look like zero. */
function withheldMarks(dates, values, fill) {
  return {
    silent: true, symbol: 'diamond', symbolSize: size() * 0.7, label: { show: false },
    itemStyle: { color: 'transparent', borderColor: fill, borderWidth: 1.5 },
    data: dates.flatMap((date, i) => (values[i] === null ? [{ coord: [date, 0], symbolOffset: [size(), -size() * 0.5] }] : [])),
  };
}

export function flightOption(series, words, lang, t, colour) {
  const { unfinished } = series;
  const bar = (value, i, fill) => (i === unfinished
    ? { value, itemStyle: { color: 'transparent', borderColor: fill, borderWidth: 1.5, borderType: 'dashed' } }
    : value);
  const bars = (name, data, fill, axis) => ({
    name, type: 'bar', yAxisIndex: axis, barMaxWidth: 26, itemStyle: { color: fill, borderRadius: [3, 3, 0, 0] },
    data: data.map((v, i) => bar(v, i, fill)),
  });
  return {
    ...base(colour),
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { fontSize: size(), color: colour('soft') } },
    tooltip: {
      ...base(colour).tooltip,
      formatter: (items) => [
        day(series.dates[items[0].dataIndex], lang) + (items[0].dataIndex === unfinished ? ` (${t('unfinished')})` : ''),
        ...items.map((i) => `${i.seriesName}  ${i.value == null ? t('withheld') : count(i.value, lang)}`),
      ].join('\n'),
    },
    xAxis: {
      type: 'category', data: series.dates,
      axisLabel: { fontSize: size(), color: colour('soft'), formatter: (d, i) => (i === unfinished ? day(d, lang) + ' …' : day(d, lang)), hideOverlap: true },
      axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false },
    },
    yAxis: [valueAxis(colour, lang), valueAxis(colour, lang, { splitLine: { show: false } })],
    series: [
      bars(words.get('new_reach').name[lang], series.newReach, colour('reach'), 0),
      {
        ...bars(words.get('conversions').name[lang], series.conversions, colour('conversion'), 0),
        markPoint: withheldMarks(series.dates, series.conversions, colour('conversion')),
      },
      {
        name: t('reachToDate'), type: 'line', yAxisIndex: 1, data: series.reachToDate, smooth: 0.2, symbolSize: 5,
        lineStyle: { color: colour('line-chart'), width: 2.5 }, itemStyle: { color: colour('line-chart') },
        showSymbol: series.dates.length < 15,
      },
    ],
  };
}

export function frequencyOption(frequency, words, lang, t, colour) {
  return {
    ...base(colour),
    grid: { ...base(colour).grid, top: 16 },
    tooltip: {
      ...base(colour).tooltip,
      formatter: ([item]) => `${words.get(frequency[item.dataIndex].measure).name[lang]}\n${count(item.value, lang)} ${t('people')}`,
    },
    xAxis: {
      type: 'category', data: frequency.map((f) => f.times),
      axisLabel: { fontSize: size(), color: colour('soft') }, axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false },
    },
    yAxis: valueAxis(colour, lang),
    series: [{
      type: 'bar', barMaxWidth: 30, data: frequency.map((f) => f.people),
      itemStyle: { color: colour('frequency'), borderRadius: [3, 3, 0, 0] },
    }],
  };
}
