// The words of the page of one campaign.

export const texts = {
  flightByDay: ['The flight so far', '活动进展'],
  frequency: ['How often people were reached', '触达频次分布'],
  byChannel: ['By channel', '按渠道'],
  byRegion: ['By region', '按地区'],
  reachToDate: ['Reach to date', '累计覆盖'],
  withheldDays: ['Conversions not told: of few people, or of one of the first two days of a flight; they may be zero or not.', '转化数未公布：涉及人数较少，或属于活动开始的前两天；可能为零，也可能不为零。'],
  noRegions: ['There is no finer region here.', '此处没有更细的地区。'],
  day: ['Day', '日期'],
  times: ['Times', '次数'],
};
