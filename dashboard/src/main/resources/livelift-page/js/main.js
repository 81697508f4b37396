// Starts the page: address -> state -> drawing, and keeps it live.
import { render } from '/libraries/preact.js';
import { html } from './html.js';
import * as api from './api.js';
import { createStore } from './store.js';
import { startLive } from './live.js';
import { address, parseAddress } from './shape.js';
import { Page } from './view/page.js';

const browserLanguage = navigator.language.startsWith('zh') ? 'zh' : 'en';
const store = createStore({
  view: parseAddress(location.search, browserLanguage),
  vocabulary: null,
  regionNames: new Map(),
  campaigns: null,
  shown: null,
  problem: null,
  link: { connected: false, heardAt: Date.now() },
  skew: 0,
  now: Date.now(),
  theme: localStorage.getItem('theme'),
});

const page = document.getElementById('page');
store.onChange((state) => {
  document.documentElement.lang = state.view.lang === 'zh' ? 'zh-CN' : 'en';
  document.documentElement.dataset.theme = state.theme ?? '';
  const name = state.shown?.campaign.name;
  document.title = name ? `${name} · Livelift` : 'Livelift';
  render(html`<${Page} state=${state} go=${go} setTheme=${setTheme} />`, page);
});

const refresh = startLive(store);

function go(change) {
  const view = { ...store.get().view, ...change };
  history.pushState(null, '', address(view));
  open(view);
}

function open(view) {
  const previous = store.get().view;
  store.set({ view });
  if (previous.campaign !== view.campaign || previous.region !== view.region) refresh();
}

function setTheme(theme) {
  localStorage.setItem('theme', theme);
  store.set({ theme });
}

addEventListener('popstate', () => open(parseAddress(location.search, browserLanguage)));

async function loadWords() {
  try {
    const [vocabulary, regions] = await Promise.all([api.vocabulary(), api.regions()]);
    store.set({ vocabulary, regionNames: new Map(regions.map((r) => [r.path, r])) });
  } catch {
    setTimeout(loadWords, 1000);
  }
}
loadWords();
