// The page's own words. Names and definitions of numbers come from the API's vocabulary.

const texts = {
  campaign: ['Campaign', '活动'],
  noCampaigns: ['No campaign has been published yet. As soon as one is, it appears here.', '还没有发布任何活动。一旦发布，将立即显示在这里。'],
  loading: ['Loading…', '加载中…'],
  noEpoch: ['No epoch has been published yet.', '尚未有已提交的批次。'],
  live: ['Live', '实时'],
  stale: ['Stale', '已过时'],
  lost: ['Connection lost, reconnecting…', '连接已断开，正在重连…'],
  asOf: ['as of epoch', '截至批次'],
  committed: ['committed', '提交于'],
  ago: ['ago', '前'],
  flightByDay: ['The flight so far', '活动进展'],
  frequency: ['How often people were reached', '触达频次分布'],
  byChannel: ['By channel', '按渠道'],
  byRegion: ['By region', '按地区'],
  people: ['people', '人'],
  unfinished: ['today, not over yet', '今日，尚未结束'],
  reachToDate: ['Reach to date', '累计覆盖'],
  withheld: ['withheld', '已隐去'],
  withheldWhy: ['Withheld: fewer than 11 people stand behind this number, or it would give another one away.', '已隐去：该数字涉及人数少于 11 人，或会暴露其他被隐去的数字。'],
  withheldDays: ['Conversions not told: of few people, or of one of the first two days of a flight; they may be zero or not.', '转化数未公布：涉及人数较少，或属于活动开始的前两天；可能为零，也可能不为零。'],
  goal: ['Goal', '目标'],
  ledger: ['Every record accounted for', '每条记录都有去向'],
  topic: ['Topic', '主题'],
  read: ['read', '读取'],
  counted: ['counted', '计入'],
  duplicate: ['duplicate', '重复'],
  conflict: ['conflict', '冲突'],
  late: ['late', '迟到'],
  rejected: ['rejected', '拒收'],
  out_of_flight: ['out of flight', '活动期外'],
  unknown_campaign: ['unknown campaign', '未知活动'],
  wrong_kind: ['wrong kind', '对象不符'],
  erased: ['erased', '已删除'],
  balanced: ['balanced', '平衡'],
  unbalanced: ['does not balance', '不平衡'],
  nation: ['Nation', '全国'],
  region: ['Region', '地区'],
  noRegions: ['There is no finer region here.', '此处没有更细的地区。'],
  noData: ['Nothing has happened yet.', '还没有数据。'],
  switchLanguage: ['中文', 'English'],
  theme: ['Light or dark', '浅色或深色'],
  day: ['Day', '日期'],
  problem: ['The numbers cannot be read at the moment; trying again.', '暂时无法读取数据，正在重试。'],
  notFound: ['There is no such campaign.', '没有这个活动。'],
  UNDEFINED: ['not defined yet', '尚未定义'],
  PLANNED: ['planned', '未开始'],
  IN_FLIGHT: ['in flight', '进行中'],
  CONVERTING: ['flight over, still converting', '投放结束，转化统计中'],
  ENDED: ['ended', '已结束'],
};

export const languages = ['en', 'zh'];

export function text(id, lang) {
  return texts[id][languages.indexOf(lang)];
}

/** Ids that lack a text in some language; for the tests. */
export function untranslated() {
  return Object.keys(texts).filter((id) => texts[id].length !== languages.length || texts[id].some((t) => !t));
}
