// Brings a page's module and its style; the style first, so that nothing jumps.

const ready = new Map();

/** @returns the module: `view(state)` says what to ask for, `Page` draws, `texts` are its words */
export function loadPage(id) {
  if (!ready.has(id)) ready.set(id, load(id));
  return ready.get(id);
}

async function load(id) {
  try {
    const [module] = await Promise.all([import(`./page/${id}.js`), style(new URL(`../css/${id}.css`, import.meta.url))]);
    return module;
  } catch (failure) {
    ready.delete(id);
    throw failure;
  }
}

function style(url) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url });
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      reject(new Error('The style of the page was not found.'));
    };
    document.head.append(link);
  });
}
