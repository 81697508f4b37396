// Turns tables by breakdown into rows with names. Pure; holds no formula.

/** What a value of a breakdown is called; a value without a name of its own by itself. */
export function valueName(vocabulary, breakdown, value, lang, t) {
  const words = vocabulary.breakdowns.find((b) => b.id === breakdown);
  if (breakdown === 'CHANNEL_SET') {
    if (value === '') return t('noChannel');
    return value.split('+').map((channel) => valueName(vocabulary, 'CHANNEL', channel, lang, t)).join(' + ');
  }
  if (words.values[value]) return words.values[value][lang];
  if (value === 'UNKNOWN' || value === '') return t('valueUnknown');
  return /^[A-Z][A-Z0-9_]{4,}$/.test(value) ? value[0] + value.slice(1).toLowerCase().replaceAll('_', ' ') : value;
}

export function breakdownWord(vocabulary, breakdown) {
  return vocabulary.breakdowns.find((b) => b.id === breakdown);
}

/** Rows of a ranked table. */
export function namedRows(table, vocabulary, lang, t) {
  return table.rows.map((row) => ({ key: row.value, name: valueName(vocabulary, table.breakdown, row.value, lang, t), ...row }));
}
