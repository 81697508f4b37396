// The pages, in the order of their tabs. Another page is one line here and files of its own:
// js/page/<id>.js, js/text/<id>.js, css/<id>.css.
//
// scope   CAMPAIGN: of the chosen campaign; ALL: of all that the viewer may see; OWN: of the viewer
// key     g, then this key opens it
// period, region   whether the page can be narrowed by them
// params  its own parameters of the address: allowed values, the first is the default, or a pattern
// roles   who may see it; without, everybody
// accounts   only where people have to sign in
// hidden  it has no tab
export const PAGES = [
  { id: 'campaigns', key: 'c', scope: 'ALL', name: ['Campaigns', '全部活动'], params: { sort: ['attention', 'name', 'reach', 'conversions', 'start'], phase: ['', 'IN_FLIGHT', 'CONVERTING', 'PLANNED', 'ENDED'], pace: ['', 'BEHIND', 'ON_PACE', 'AHEAD'], q: /^.{1,80}$/u } },
  { id: 'overview', key: 'o', scope: 'CAMPAIGN', name: ['Overview', '总览'], period: true, region: true },
  { id: 'where', key: 'w', scope: 'CAMPAIGN', name: ['Where', '地区'], period: true, region: true, params: { level: ['', '1', '2', '3'] } },
  { id: 'works', key: 'k', scope: 'CAMPAIGN', name: ['What works', '效果'], region: true },
  { id: 'who', key: 'h', scope: 'CAMPAIGN', name: ['Who', '人群'], period: true, region: true },
  { id: 'lift', key: 'i', scope: 'CAMPAIGN', name: ['Lift', '增量'], region: true },
  { id: 'compare', key: 'v', scope: 'CAMPAIGN', name: ['Compare', '对比'], period: true, region: true, params: { with: /^[^\p{Cc}]{1,256}$/u, with_period: /^(flight|today|7d|28d|\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$/, shown: ['', 'conversions'] } },
  { id: 'quality', key: 'q', scope: 'ALL', name: ['Data quality', '数据质量'] },
  { id: 'alerts', key: 'a', scope: 'ALL', name: ['Alerts', '警报'] },
  { id: 'definitions', key: 'd', scope: 'ALL', name: ['Definitions', '活动定义'], params: { mode: ['', 'edit', 'new'] } },
  { id: 'wall', key: 'm', scope: 'ALL', name: ['Wall', '大屏'], params: { at: /^[^\p{Cc}]{1,256}$/u, show: /^[^\p{Cc}]{1,2000}$/u, every: ['20', '10', '30', '60', '300'] } },
  { id: 'admin-people', key: 'e', scope: 'OWN', name: ['People', '人员'], roles: ['ADMINISTRATOR'], accounts: true, params: { tab: ['people', 'tokens', 'log'] } },
  { id: 'account', scope: 'OWN', name: ['Account', '账户'], accounts: true, hidden: true },
];

export const pageOf = (id) => PAGES.find((page) => page.id === id);
