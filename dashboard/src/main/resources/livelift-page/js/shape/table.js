// Order and bars of tables. Pure; holds no formula.

/**
 * Rows in the order of a column; those without a value, as withheld ones, come last either way.
 * @param rows
 * @param valueOf of a row: number, text, or null
 * @param direction 1 smallest first, -1 largest first
 */
export function sorted(rows, valueOf, direction, lang) {
  const compare = (a, b) => (typeof a === 'string' ? a.localeCompare(b, lang === 'zh' ? 'zh-CN' : 'en') : a - b);
  return [...rows]
    .map((row) => ({ row, value: valueOf(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return (a.value === null) - (b.value === null);
      return direction * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

/** The value of a figure to sort by; null where it is withheld or there is none. */
export function sortValue(figures, word) {
  if (figures.withheld.includes(word.id)) return null;
  return (word.family === undefined ? figures.metrics[word.id] : figures.measures[word.id] ?? 0) ?? null;
}

/** Width of a bar in a table, 0..1 of the largest. */
export function barWidths(values) {
  const largest = Math.max(0, ...values.filter((value) => value !== null));
  return values.map((value) => (largest === 0 || value === null ? 0 : Math.max(0, value) / largest));
}
