// Words in two languages. A dictionary has for each id the English and the Chinese text.

export const LANGUAGES = ['en', 'zh'];

/**
 * @param {...object} dictionaries a later one adds to the ones before
 * @returns {function(string, object=): string} the text of an id; {name} in it is replaced
 */
export function translator(lang, ...dictionaries) {
  const texts = Object.assign({}, ...dictionaries);
  return (id, values = {}) => {
    if (!texts[id]) throw new Error(`There is no text "${id}".`);
    return texts[id][LANGUAGES.indexOf(lang)].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  };
}

/** Ids that lack a text in some language. */
export function untranslated(texts) {
  return Object.keys(texts).filter((id) => texts[id].length !== LANGUAGES.length || texts[id].some((t) => !t));
}
