// Starts the page: address -> state -> drawing, and keeps it live.
import { render } from '../libraries/preact.js';
import { html } from './html.js';
import * as api from './api.js';
import { read, toPage, write } from './address.js';
import { startKeys } from './shell/keys.js';
import { startNotices } from './notify.js';
import { startLive } from './live.js';
import { pageOf } from './pages.js';
import { loadPage } from './router.js';
import { Shell } from './shell/shell.js';
import { createStore } from './store.js';
import { nextTheme } from './theme.js';

const RETRY_MS = 1000;
const FIRST_CONNECTION_MS = 3000;
const CAMPAIGNS_EVERY_MS = 30_000;

const language = () => localStorage.getItem('lang') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');

const store = createStore({
  view: read(location.search, language()),
  page: null, // {id, module}: the page that is drawn
  answer: null, // all numbers of the page, of one epoch
  answered: null, // the path that was asked for it
  vocabulary: null,
  words: null, // measures, metrics and models of the vocabulary by id
  regionNames: new Map(),
  campaigns: null,
  session: null, // whether people sign in here, and how
  me: null, // who is signed in: person, role; null where nobody has to be
  signedOut: false,
  entered: false, // it is known who asks, and that they may
  problem: null, // {kind, detail}
  link: { connected: false, heardAt: Date.now() },
  startedAt: Date.now() + FIRST_CONNECTION_MS, // until then no connection is no loss
  skew: 0,
  theme: localStorage.getItem('theme'),
  keysOn: localStorage.getItem('keys') !== 'off',
  helpOpen: false,
});

const actions = { go, setTheme, retry, toggleHelp, setKeys, loadCampaigns };
const root = document.getElementById('page');
store.onChange((state) => {
  const { view } = state;
  document.documentElement.lang = view.lang === 'zh' ? 'zh-CN' : 'en';
  document.documentElement.dataset.theme = view.theme ?? state.theme ?? '';
  render(html`<${Shell} state=${state} actions=${actions} />`, root);
});

const refresh = startLive(store, (state) => {
  const { page, view, signedOut } = state;
  if (signedOut || page === null || page.id !== view.page) return null;
  if (pageOf(page.id).scope === 'CAMPAIGN' && !view.campaign) return null;
  return page.module.view(state);
});

/** Opens another view; `replace` leaves no step in the browser's history, as while typing. */
function go(change, { replace = false } = {}) {
  const before = store.get().view;
  const view = change.page && change.page !== before.page
    ? { ...toPage(before, change.page), ...change }
    : { ...before, ...change };
  if (change.lang) localStorage.setItem('lang', change.lang);
  history[replace ? 'replaceState' : 'pushState'](null, '', write(view));
  open(view);
}

async function open(view) {
  const before = store.get();
  const moved = before.page?.id !== view.page;
  store.set({
    view,
    problem: null,
    ...(moved || before.view.campaign !== view.campaign ? { answer: null, answered: null } : {}),
  });
  if (moved) await showPage(view.page);
  chooseCampaign();
  refresh();
}

async function showPage(id) {
  try {
    const module = await loadPage(id);
    if (store.get().view.page !== id) return;
    store.set({ page: { id, module }, answer: null, answered: null });
    if (module.needsRegionNames) loadRegionNames();
  } catch {
    if (store.get().view.page === id) store.set({ problem: { kind: 'pageFailed', detail: '' } });
  }
}

/** A page of one campaign without one in its address shows the first. */
function chooseCampaign() {
  const { view, campaigns } = store.get();
  if (pageOf(view.page).scope === 'CAMPAIGN' && !view.campaign && campaigns?.length > 0) {
    go({ campaign: campaigns[0].campaign_id }, { replace: true });
  }
}

/** A page that cannot be loaded may be of a version that the server has no more: begin anew. */
function retry() {
  location.reload();
}

function setTheme() {
  const { theme, view } = store.get();
  const next = nextTheme(view.theme ?? theme);
  if (next) localStorage.setItem('theme', next);
  else localStorage.removeItem('theme');
  store.set({ theme: next });
  if (view.theme) go({ theme: null }, { replace: true });
}

function toggleHelp(helpOpen) {
  store.set({ helpOpen });
}

function setKeys(keysOn) {
  localStorage.setItem('keys', keysOn ? 'on' : 'off');
  store.set({ keysOn });
}

async function loadCampaigns() {
  try {
    store.set({ campaigns: await api.campaigns() });
    chooseCampaign();
    // A page may ask for something that depends on which campaigns there are.
    if (store.get().answer === null) refresh();
  } catch (failure) {
    if (failure.status === 401) store.set({ signedOut: true });
    else setTimeout(loadCampaigns, RETRY_MS);
  }
}

async function loadWords() {
  try {
    const vocabulary = await api.vocabulary();
    const words = new Map([...vocabulary.models, ...vocabulary.statistics, ...vocabulary.measures, ...vocabulary.metrics].map((w) => [w.id, w]));
    store.set({ vocabulary, words });
  } catch (failure) {
    if (failure.status === 401) store.set({ signedOut: true });
    else setTimeout(loadWords, RETRY_MS);
  }
}

/** Once, for the first page that asks for it: the names are many. */
async function loadRegionNames() {
  if (store.get().regionNames.size > 0) return;
  try {
    store.set({ regionNames: new Map((await api.regions()).map((r) => [r.path, r])) });
  } catch (failure) {
    if (failure.status !== 401) setTimeout(loadRegionNames, RETRY_MS);
  }
}

/** Also after signing in: the page that was asked for is shown then. */
export async function start() {
  store.set({ signedOut: false });
  try {
    const session = await api.session();
    const me = session.sign_in ? session.account : null;
    // Whoever has a one-time password can do nothing before it is changed.
    const entered = !session.sign_in || (me !== null && !me.must_change_password);
    store.set({ session, me: me && { ...me, person: me.name }, entered, signedOut: !entered });
    if (!entered) return;
  } catch {
    setTimeout(start, RETRY_MS);
    return;
  }
  loadWords();
  loadCampaigns();
  open(store.get().view);
}

actions.start = start;
addEventListener('popstate', () => open(read(location.search, language())));
setInterval(() => {
  if (!document.hidden && !store.get().signedOut) loadCampaigns();
}, CAMPAIGNS_EVERY_MS);
startKeys(store, actions);
startNotices(() => ({ lang: store.get().view.lang, signedOut: store.get().signedOut }));
start();
