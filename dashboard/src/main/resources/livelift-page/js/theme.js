// Light, dark, or as the system is.

export const THEMES = ['light', 'dark', null];

export function isDark(theme) {
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The theme after this one, in the order system, light, dark. */
export function nextTheme(theme) {
  return theme === null ? 'light' : theme === 'light' ? 'dark' : null;
}
