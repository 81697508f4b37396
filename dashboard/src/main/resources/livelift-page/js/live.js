// Keeps the page at the newest epoch: the stream says that there is one, one request fetches all
// numbers of it. While a request is under way newer epochs wait for its end, then the last counts.
// A hidden page rests; it catches up when it is looked at.
import { BASE, ask } from './api.js';

const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 10_000;
const WAIT_MS = 100;

/**
 * @param {object} store the state
 * @param {function} pathOf what to ask for, from the state; null if there is nothing to ask yet
 */
export function startLive(store, pathOf) {
  let busy = false;
  let again = false;
  let wait = RETRY_MS;
  let timer = null;

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
    const path = pathOf(store.get());
    if (path === null || document.hidden) return;
    try {
      const answer = await ask(path);
      wait = RETRY_MS;
      if (path !== pathOf(store.get())) {
        again = true;
        return;
      }
      store.set({ answer, answered: path, problem: null, skew: Date.parse(answer.served_at) - Date.now() });
    } catch (failure) {
      if (path === pathOf(store.get())) fail(failure, path);
      else again = true;
    }
  }

  function fail(failure, path) {
    if (failure.status === undefined) throw failure;
    if (failure.status === 401) {
      store.set({ signedOut: true });
      return;
    }
    const final = failure.status >= 400 && failure.status < 500 && failure.status !== 429;
    store.set({
      problem: { kind: failure.status === 404 ? 'notFound' : final ? 'refused' : 'problem', detail: failure.message },
      ...(final && store.get().answered !== path ? { answer: null } : {}),
    });
    if (!final) {
      clearTimeout(timer);
      timer = setTimeout(refresh, wait);
      wait = Math.min(2 * wait, LONGEST_RETRY_MS);
    }
  }

  const heard = () => store.set({ link: { connected: true, heardAt: Date.now() } });
  function connect() {
    // Who has not signed in is not answered; there is no use in asking each second.
    if (!store.get().entered || store.get().signedOut) {
      setTimeout(connect, WAIT_MS);
      return;
    }
    const stream = new EventSource(BASE + '/stream');
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
      if (stream.readyState === EventSource.CLOSED) {
        // It does not tell why; a question does, as that the session has ended.
        refresh();
        setTimeout(connect, RETRY_MS);
      }
    });
  }

  connect();
  refresh();
  document.addEventListener('visibilitychange', refresh);
  return refresh;
}
