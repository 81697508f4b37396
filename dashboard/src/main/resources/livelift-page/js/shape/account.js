// What accounts and tokens are at a moment. Pure.

/** @returns {'holds' | 'revoked' | 'expired'} */
export function tokenState(token, now) {
  if (token.revoked_at !== null) return 'revoked';
  return Date.parse(token.expires_at) <= now ? 'expired' : 'holds';
}

/** The detail of an entry of the audit log in one line, without what other columns say. */
export function detailText(detail) {
  return Object.entries(detail).map(([name, value]) => `${name.replaceAll('_', ' ')}: ${valueText(value)}`).join('; ');
}

function valueText(value) {
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueText).join(', ');
  if (value !== null && typeof value === 'object') {
    return 'from' in value && 'to' in value
      ? value.from === value.to ? valueText(value.to) : `${valueText(value.from)} → ${valueText(value.to)}`
      : JSON.stringify(value);
  }
  return String(value);
}
