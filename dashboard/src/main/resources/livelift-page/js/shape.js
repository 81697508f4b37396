// Turns answers of the API into what charts and tables draw. Pure; holds no formula.

/** Series of the chart of days; the day that is not over stands apart. */
export function daySeries(days) {
  return {
    dates: days.map((d) => d.date),
    newReach: days.map((d) => d.figures.measures.new_reach ?? 0),
    reachToDate: days.map((d) => d.reach_to_date),
    conversions: days.map((d) => (d.figures.withheld.includes('conversions') ? null : d.figures.measures.conversions ?? 0)),
    unfinished: days.findIndex((d) => d.unfinished),
  };
}

/** The way from the nation down to a region, as paths. */
export function trail(region) {
  if (!region) return [];
  const names = region.split('/');
  return names.map((_, i) => names.slice(0, i + 1).join('/'));
}

/** Width of a bar in a table, 0..1 of the largest. */
export function barWidths(rows, id) {
  const values = rows.map((row) => row.figures.measures[id] ?? 0);
  const largest = Math.max(1, ...values);
  return values.map((value) => value / largest);
}

/** What the address says: every view can be linked to. */
export function parseAddress(search, fallbackLanguage) {
  const query = new URLSearchParams(search);
  const lang = query.get('lang');
  return {
    campaign: query.get('campaign'),
    region: query.get('region') ?? '',
    lang: lang === 'zh' || lang === 'en' ? lang : fallbackLanguage,
  };
}

export function address(view) {
  const query = new URLSearchParams();
  if (view.campaign) query.set('campaign', view.campaign);
  if (view.region) query.set('region', view.region);
  query.set('lang', view.lang);
  return '?' + query;
}
