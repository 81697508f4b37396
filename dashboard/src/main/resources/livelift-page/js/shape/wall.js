// Which campaigns the wall shows, and when which. Pure.

/** Ids of the address; without any all that are in flight or still converting. */
export function chosen(show, campaigns, now) {
  const wanted = show === '' ? null : show.split(',').map(decodeURIComponent);
  const known = campaigns.filter((campaign) => (wanted ? wanted.includes(campaign.campaign_id) : isRunning(campaign, now)));
  return known.map((campaign) => campaign.campaign_id);
}

function isRunning({ starts_at: startsAt, ends_at: endsAt, attribution_window_days: days }, now) {
  return startsAt !== null && Date.parse(startsAt) <= now && now < Date.parse(endsAt) + days * 86_400_000;
}

export const written = (ids) => ids.map(encodeURIComponent).join(',');

/** The one after `at`, round and round; the first if it is none of them. */
export function next(ids, at) {
  return ids.length === 0 ? null : ids[(ids.indexOf(at) + 1) % ids.length];
}
