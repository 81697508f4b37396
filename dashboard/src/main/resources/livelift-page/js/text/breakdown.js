// Words of tables by breakdown.
import { texts as told } from './told.js';

export const texts = {
  ...told,
  shares: ['share of all', '占整体'],
  sharesWhy: ['{name}: of those of the whole region.', '{name}：占整个地区的比例。'],
  index: ['against all', '相对整体'],
  indexWhy: ['{name}: how many times that of the whole region; above 1 is more.', '{name}：相当于整个地区的多少倍；大于 1 表示更高。'],
  valueUnknown: ['Unknown', '未知'],
  noChannel: ['No channel', '无渠道'],
  overlaps_SEGMENT: ['A physician may be in several segments: they add up to more than all.', '一位医生可属于多个分群：各分群之和可能大于整体。'],
  overlaps_CHANNEL: ['A person may be reached by several channels: their people and conversions add up to more than all.', '同一人可被多个渠道触达：各渠道的人数和转化数之和可能大于整体。'],
  overlaps_TEAM: ['A person may be met by several teams: their people and conversions add up to more than all.', '同一人可被多个团队触达：各团队的人数和转化数之和可能大于整体。'],
  overlaps_CONTENT: ['A person may see several contents: their people and conversions add up to more than all.', '同一人可看过多个内容：各内容的人数和转化数之和可能大于整体。'],
};
