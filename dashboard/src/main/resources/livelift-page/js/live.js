// Keeps the page at the newest epoch: the stream says that there is one, one request fetches all
// numbers of it. While a request is under way newer epochs wait for its end, then the last counts.
import * as api from './api.js';

const RETRY_MS = 1000;

export function startLive(store) {
  let busy = false;
  let again = false;

  async function refresh() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    do {
      again = false;
      await load();
    } while (again);
    busy = false;
  }

  async function load() {
    const { view } = store.get();
    try {
      const campaigns = await api.campaigns();
      const id = view.campaign ?? campaigns[0]?.campaign_id;
      const shown = id ? await api.summary(id, view.region) : null;
      if (view !== store.get().view) {
        again = true;
        return;
      }
      store.set({ campaigns, shown, problem: null, skew: shown ? Date.parse(shown.served_at) - Date.now() : 0 });
    } catch (failure) {
      store.set({ problem: failure.status === 404 ? 'notFound' : 'problem' });
      if (failure.status !== 404) setTimeout(refresh, RETRY_MS);
    }
  }

  const heard = () => store.set({ link: { connected: true, heardAt: Date.now() } });
  function connect() {
    const stream = new EventSource('/api/v1/stream');
    stream.addEventListener('open', () => {
      heard();
      refresh();
    });
    stream.addEventListener('alive', heard);
    stream.addEventListener('epoch', () => {
      heard();
      refresh();
    });
    stream.addEventListener('error', () => {
      store.set({ link: { ...store.get().link, connected: false } });
      // The browser reconnects by itself, but gives up on an answer that is not a stream.
      if (stream.readyState === EventSource.CLOSED) setTimeout(connect, RETRY_MS);
    });
  }

  connect();
  refresh();
  setInterval(() => store.set({ now: Date.now() }), 500);
  return refresh;
}
