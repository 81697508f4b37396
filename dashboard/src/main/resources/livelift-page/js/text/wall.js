// The words of the wall.
import { texts as pace } from './pace.js';

export const texts = {
  ...pace,
  title: ['Wall', '大屏'],
  leave: ['Leave the wall', '退出大屏'],
  campaigns: ['Campaigns that take turns', '轮播的活动'],
  every: ['Seconds each', '每个停留秒数'],
  awake: ['The screen is kept awake.', '屏幕保持常亮。'],
  notAwake: ['This browser cannot keep the screen awake: switch sleep off in its settings.', '此浏览器无法保持屏幕常亮，请在系统设置中关闭休眠。'],
  noneChosen: ['No campaign is in flight.', '没有进行中的活动。'],
  committedAt: ['as of {at}, {zone}', '截至 {at}，{zone}'],
  settings: ['Settings of the wall', '大屏设置'],
  interval: ['95% interval: {low} to {high}', '95% 区间：{low} 至 {high}'],
};
