// How fresh the numbers on the page are. Pure.

const STALE_MS = 10_000;
const SILENT_MS = 12_000;

/**
 * @param {object} shown frame, epoch and committed_at of the numbers on the page; null before the first
 * @param {object} link connected, and when the server was heard last (browser's clock)
 * @param {number} now browser's clock
 * @param {number} skew server's clock minus the browser's
 * @returns {{state: 'live' | 'stale' | 'lost', ageMs: number | null}}
 */
export function freshness(shown, link, now, skew) {
  const ageMs = shown ? Math.max(0, now + skew - Date.parse(shown.committed_at)) : null;
  if (!link.connected || now - link.heardAt > SILENT_MS) return { state: 'lost', ageMs };
  return { state: ageMs !== null && ageMs <= STALE_MS ? 'live' : 'stale', ageMs };
}
