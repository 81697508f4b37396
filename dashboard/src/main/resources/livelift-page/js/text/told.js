// Words about figures of a period of several days.

export const texts = {
  partlyDays: ['days that do not tell: {days}; this is of the others', '{days} 天未公布；此为其余各天的数字'],
  partlyNote: ['◦ Some days tell nothing of prescribing, as the first two of a flight or those of few people: counts are at least what is shown, rates are of the days that tell.', '◦ 部分日期不公布处方情况（如活动前两天或人数较少的日期）：计数为下限，比率只按公布的日期计算。'],
  severalDays: ['Of several days only what can be added up is shown: a person who is there on two days would count twice in reach. New reach counts everybody once.', '多天合计时只显示可以相加的数字：同一人出现在两天会被重复计入覆盖人数。新增覆盖中每人只计一次。'],
  notAtLevel: ['This is told down to {level} only.', '该细分只公布到{level}。'],
  level_0: ['the nation', '全国'],
  level_1: ['provinces', '省级'],
  level_2: ['cities', '地市'],
  level_3: ['counties', '区县'],
  leftOut: ['Not shown: {rows} more.', '另有 {rows} 行未显示。'],
  shareOf: ['share of all', '占比'],
};
