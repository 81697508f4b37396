// Instants of administration, in the zone of whoever looks. Pure.

const locales = { en: 'en-GB', zh: 'zh-CN' };

export function moment(instant, lang, zone) {
  return new Intl.DateTimeFormat(locales[lang], { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(new Date(instant));
}

export function dayOf(instant, lang, zone) {
  return new Intl.DateTimeFormat(locales[lang], { dateStyle: 'medium', timeZone: zone }).format(new Date(instant));
}
