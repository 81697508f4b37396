// Notices of the browser: asks the server what fired, and tells it as long as a page is open. Of
// several open pages the newest number that one of them told is kept, so that it is told once.
import { ask } from './api.js';

const EVERY_MS = 10_000;
const KEY = 'notice';

/** @returns {'none' | 'default' | 'granted' | 'denied'} */
export function noticeState() {
  return 'Notification' in window && window.isSecureContext ? Notification.permission : 'none';
}

export const askForNotices = () => Notification.requestPermission();

/** What to tell of the notices, and the number up to which all is told. Pure. */
export function untold(notices, told, lang) {
  const news = notices.filter((notice) => notice.notice_no > told);
  return {
    told: Math.max(told, ...notices.map((notice) => notice.notice_no)),
    show: news.map((notice) => ({
      tag: `livelift-${notice.notice_no}`,
      title: `${notice.over ? '✓ ' : '⚠ '}${notice.campaign_name ?? notice.campaign_id}`,
      body: notice.sentence[lang],
      campaign: notice.campaign_id,
    })),
  };
}

/** @param {function(): {lang: string, signedOut: boolean}} state */
export function startNotices(state) {
  setInterval(() => tell(state), EVERY_MS);
}

async function tell(state) {
  const { lang, signedOut } = state();
  if (signedOut || noticeState() !== 'granted') return;
  try {
    if (localStorage.getItem(KEY) === null) {
      // What was before this browser was allowed to tell is no news.
      localStorage.setItem(KEY, (await ask('/views/alerts')).newest_notice);
      return;
    }
    const { notices } = await ask(`/alerts/notices?after=${Number(localStorage.getItem(KEY)) || 0}`);
    const news = untold(notices, Number(localStorage.getItem(KEY)) || 0, lang);
    localStorage.setItem(KEY, news.told);
    news.show.forEach(({ title, body, tag }) => new Notification(title, { body, tag, icon: '/favicon.svg' }));
  } catch (failure) {
    // The page itself says that the server is away; it is asked again.
    if (failure.status === undefined) throw failure;
  }
}
