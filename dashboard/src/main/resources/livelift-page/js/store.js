// The one state of the page. Whoever changes it says what; drawing happens once per change.

export function createStore(initial) {
  let state = initial;
  const listeners = [];
  let scheduled = false;
  const tell = () => {
    scheduled = false;
    listeners.forEach((listener) => listener(state));
  };
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      if (!scheduled) {
        scheduled = true;
        queueMicrotask(tell);
      }
    },
    onChange: (listener) => listeners.push(listener),
  };
}
