// Keys of the whole page. Single letters do nothing while somebody types, nor where they are
// switched off, as people who speak to their computer need it.
import { PAGES } from '../pages.js';
import { PERIODS } from './period.js';
import { mayBeSeen } from './header.js';

const GO_MS = 1500;

export function startKeys(store, actions) {
  let goPressedAt = 0;

  const neighbour = (step) => {
    const { campaigns, view } = store.get();
    if (!campaigns?.length || !view.campaign) return;
    const at = campaigns.findIndex((c) => c.campaign_id === view.campaign);
    const next = campaigns[(at + step + campaigns.length) % campaigns.length];
    actions.go({ campaign: next.campaign_id, region: '' });
  };

  const single = {
    '?': () => actions.toggleHelp(!store.get().helpOpen),
    g: () => { goPressedAt = Date.now(); },
    '/': () => document.querySelector('[data-search]')?.focus(),
    '[': () => neighbour(-1),
    ']': () => neighbour(1),
    p: () => actions.go({ period: PERIODS[(PERIODS.indexOf(store.get().view.period) + 1) % PERIODS.length] }),
    l: () => actions.go({ lang: store.get().view.lang === 'zh' ? 'en' : 'zh' }),
    t: () => actions.setTheme(),
  };

  addEventListener('keydown', (e) => {
    if (e.key === 'Escape' && store.get().helpOpen) actions.toggleHelp(false);
    const { keysOn, signedOut, me } = store.get();
    if (!keysOn || signedOut || e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return;
    if (Date.now() - goPressedAt < GO_MS) {
      goPressedAt = 0;
      const page = PAGES.find((p) => p.key === e.key && mayBeSeen(p, me));
      if (page) {
        e.preventDefault();
        actions.go({ page: page.id });
        return;
      }
    }
    if (single[e.key]) {
      e.preventDefault();
      single[e.key]();
    }
  });
}

function isTyping(target) {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
