// The words of the page of all campaigns.
import { texts as pace } from './pace.js';

export const texts = {
  ...pace,
  title: ['Campaigns', '全部活动'],
  all: ['All', '全部'],
  search: ['Search name or product', '搜索名称或产品'],
  sort: ['Sort by', '排序'],
  sort_attention: ['Needs attention', '需要关注'],
  sort_name: ['Name', '名称'],
  sort_reach: ['Reach', '覆盖人数'],
  sort_conversions: ['Conversions', '转化数'],
  sort_start: ['Latest start', '最近开始'],
  filter: ['Show', '筛选'],
  none: ['No campaign is like this.', '没有符合条件的活动。'],
  dayOf: ['{share} of the flight', '已进行 {share}'],
  lastMinute: ['last event {age} ago', '最近事件 {age}前'],
  noMinute: ['no event in the last days', '近日没有事件'],
  sparkLabel: ['New reach per day and conversions, last {days} days', '近 {days} 天每日新增覆盖与转化'],
  legendReach: ['new reach', '新增覆盖'],
  legendConversions: ['conversions', '转化'],
  clear: ['Show all', '显示全部'],
};
