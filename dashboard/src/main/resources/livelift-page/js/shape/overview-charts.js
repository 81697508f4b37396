// What the charts of a campaign look like. Pure.
import { count, day, signed } from '../format.js';
import { base, categoryAxis, legend, unfinishedBar, valueAxis, withheldMarks } from './chart.js';

export function flightOption(series, words, lang, t, colour, size) {
  const { unfinished } = series;
  const bars = (name, data, fill) => ({
    name, type: 'bar', barMaxWidth: 26, barGap: '12%', itemStyle: { color: fill, borderRadius: [3, 3, 0, 0] },
    data: data.map((v, i) => (i === unfinished ? unfinishedBar(v, fill) : v)),
  });
  const correction = (i) => Object.entries(series.corrected[i])
    .map(([id, difference]) => `${words.get(id).name[lang]}: ${t('corrected', { difference: signed(difference, lang) })}`);
  return {
    ...base(colour, size),
    grid: { ...base(colour, size).grid, top: size * 3.2 },
    legend: legend(colour, size),
    tooltip: {
      ...base(colour, size).tooltip,
      formatter: (items) => {
        const i = items[0].dataIndex;
        return [
          day(series.dates[i], lang) + (i === unfinished ? ` (${t('unfinished')})` : ''),
          ...items.map((item) => `${item.seriesName}  ${item.value == null ? t('withheld') : count(item.value, lang)}`),
          ...correction(i),
        ].join('\n');
      },
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

export function minuteOption(series, words, lang, t, colour, size) {
  const bars = (id, data, fill) => ({
    name: words.get(id).name[lang], type: 'bar', barCategoryGap: '18%', barGap: '-100%', itemStyle: { color: fill, borderRadius: [2, 2, 0, 0] },
    data: data.map((v, i) => (i >= series.unfinished ? unfinishedBar(v, fill) : v)),
  });
  return {
    ...base(colour, size),
    grid: { ...base(colour, size).grid, top: size * 3.2 },
    legend: legend(colour, size),
    tooltip: {
      ...base(colour, size).tooltip,
      formatter: (items) => [
        items[0].name + (items[0].dataIndex >= series.unfinished ? ` (${t('unfinished')})` : ''),
        ...items.map((item) => `${item.seriesName}  ${count(item.value, lang)}`),
      ].join('\n'),
    },
    xAxis: categoryAxis(colour, size, series.times),
    yAxis: valueAxis(colour, size, lang),
    series: [bars('views', series.views, colour('line-soft')), bars('new_reach', series.newReach, colour('reach'))],
  };
}

/** One colour of bars over named steps: frequency, time to conversion. */
export function stepsOption(steps, fill, lang, colour, size) {
  return {
    ...base(colour, size),
    tooltip: {
      ...base(colour, size).tooltip,
      formatter: ([item]) => `${steps[item.dataIndex].long}\n${count(item.value, lang)} ${steps[item.dataIndex].unit}`,
    },
    xAxis: { ...categoryAxis(colour, size, steps.map((step) => step.short)), axisLabel: { fontSize: size, color: colour('soft'), interval: 0, hideOverlap: true, width: size * 5, overflow: 'break' } },
    yAxis: valueAxis(colour, size, lang),
    series: [{
      type: 'bar', barMaxWidth: 34, data: steps.map((step) => step.value),
      itemStyle: { color: colour(fill), borderRadius: [3, 3, 0, 0] },
    }],
  };
}
