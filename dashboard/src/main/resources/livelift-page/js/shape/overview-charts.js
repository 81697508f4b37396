// What the charts of a campaign look like. Pure.
import { count, day } from '../format.js';
import { base, categoryAxis, legend, unfinishedBar, valueAxis, withheldMarks } from './chart.js';

export function flightOption(series, words, lang, t, colour, size) {
  const { unfinished } = series;
  const bars = (name, data, fill) => ({
    name, type: 'bar', barMaxWidth: 26, itemStyle: { color: fill, borderRadius: [3, 3, 0, 0] },
    data: data.map((v, i) => (i === unfinished ? unfinishedBar(v, fill) : v)),
  });
  return {
    ...base(colour, size),
    grid: { ...base(colour, size).grid, top: size * 3.2 },
    legend: legend(colour, size),
    tooltip: {
      ...base(colour, size).tooltip,
      formatter: (items) => [
        day(series.dates[items[0].dataIndex], lang) + (items[0].dataIndex === unfinished ? ` (${t('unfinished')})` : ''),
        ...items.map((i) => `${i.seriesName}  ${i.value == null ? t('withheld') : count(i.value, lang)}`),
      ].join('\n'),
    },
    xAxis: categoryAxis(colour, size, series.dates, (d, i) => day(d, lang) + (i === unfinished ? ' …' : '')),
    yAxis: [valueAxis(colour, size, lang), valueAxis(colour, size, lang, { splitLine: { show: false } })],
    series: [
      bars(words.get('new_reach').name[lang], series.newReach, colour('reach')),
      {
        ...bars(words.get('conversions').name[lang], series.conversions, colour('conversion')),
        markPoint: withheldMarks(series.dates, series.conversions, colour('conversion'), size),
      },
      {
        name: t('reachToDate'), type: 'line', yAxisIndex: 1, data: series.reachToDate, smooth: 0.2, symbolSize: 5,
        lineStyle: { color: colour('line-chart'), width: 2.5 }, itemStyle: { color: colour('line-chart') },
        showSymbol: series.dates.length < 15,
      },
    ],
  };
}

export function frequencyOption(frequency, words, lang, t, colour, size) {
  return {
    ...base(colour, size),
    tooltip: {
      ...base(colour, size).tooltip,
      formatter: ([item]) => `${words.get(frequency[item.dataIndex].measure).name[lang]}\n${count(item.value, lang)} ${t('people')}`,
    },
    xAxis: categoryAxis(colour, size, frequency.map((f) => f.times)),
    yAxis: valueAxis(colour, size, lang),
    series: [{
      type: 'bar', barMaxWidth: 30, data: frequency.map((f) => f.people),
      itemStyle: { color: colour('frequency'), borderRadius: [3, 3, 0, 0] },
    }],
  };
}
