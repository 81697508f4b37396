// Paths of regions. Pure.

/** The way from the nation down to a region, as paths. */
export function trail(region) {
  if (!region) return [];
  const names = region.split('/');
  return names.map((_, i) => names.slice(0, i + 1).join('/'));
}
