// The words of the page "Who".
import { texts as breakdown } from './breakdown.js';

export const texts = {
  ...breakdown,
  people: ['People', '人群'],
  peopleWhy: ['Groups of physicians as their profile said when the flight began. Never a single person: groups of few people are withheld.', '按活动开始时档案划分的医生群体。从不显示个人：人数少的群体会被隐去。'],
  paid: ['How it is paid and dispensed', '支付与配药'],
  paidWhy: ['Live prescriptions of the campaign’s products, by who pays and where they are dispensed. Conversions are those with an eligible touch.', '活动产品的有效处方，按支付方和配药渠道划分。转化为有合格触达的处方。'],
};
