import { Component, createRef } from '../../libraries/preact.js';
import { html } from '../html.js';
import { pageOf } from '../pages.js';
import { translator } from '../text/text.js';
import { texts } from '../text/shell.js';
import { Header } from './header.js';
import { Help } from './help.js';
import { Notices } from './notices.js';
import { ReportHead } from './report-head.js';
import { Toolbar } from './toolbar.js';

/** Everything around a page, and the page. Draws what the state says and nothing else. */
export function Shell({ state, actions }) {
  const { view, page } = state;
  const t = translator(view.lang, texts, page?.module.texts);
  document.title = title(state);
  const common = { state, view, lang: view.lang, t, ...actions };
  if (state.signedOut) return html`<${SignedOut} ...${common} />`;
  return html`
    <a class="skip" href="#main">${t('skip')}</a>
    <${Header} ...${common} />
    <${Toolbar} ...${common} />
    <${Notices} ...${common} />
    <${ReportHead} ...${common} />
    <${Main} ...${common} />
    ${state.helpOpen && html`<${Help} ...${common} />`}
    <div id="definition" class="definition-box" role="tooltip" hidden></div>`;
}

function title({ view, answer }) {
  const page = pageOf(view.page).name[view.lang === 'zh' ? 1 : 0];
  const campaign = answer?.campaign?.name;
  return campaign ? `${campaign} · ${page} · Livelift` : `${page} · Livelift`;
}

/** The page's own part. Who comes from another page begins to read here. */
class Main extends Component {
  box = createRef();

  componentDidUpdate(before) {
    if (before.view.page !== this.props.view.page) this.box.current.focus({ preventScroll: true });
  }

  render(props) {
    return html`
      <main id="main" tabindex="-1" ref=${this.box} class="page-${props.view.page}" aria-busy=${isBusy(props.state)}>
        <${Content} ...${props} />
      </main>`;
  }
}

function Content(props) {
  const { state, view, t } = props;
  const { page, answer, words, vocabulary, campaigns } = state;
  const definition = pageOf(view.page);
  if (definition.scope === 'CAMPAIGN' && campaigns?.length === 0 && !view.campaign) return html`<p class="empty">${t('noCampaigns')}</p>`;
  const isReady = page?.id === view.page && words && (answer || page.module.view(state) === null);
  if (!isReady) return html`<p class="empty">${state.problem ? '' : t('loading')}</p>`;
  return html`<${page.module.Page} key=${page.id} answer=${answer} words=${words} vocabulary=${vocabulary} ...${props} />`;
}

/** Whether what is shown is not yet what was asked for. */
function isBusy(state) {
  return state.page !== null && state.answer !== null && state.answered !== state.page.module.view(state);
}

class SignedOut extends Component {
  state = { module: null, failed: false };

  componentDidMount() {
    import('../router.js')
      .then(({ loadPage }) => loadPage('signin'))
      .then((module) => this.setState({ module }), () => this.setState({ failed: true }));
  }

  render({ lang, t, ...props }, { module, failed }) {
    if (failed) return html`<main id="main"><p class="notice" role="alert">${t('pageFailed')}</p></main>`;
    if (module === null) return html`<main id="main"><p class="empty">${t('loading')}</p></main>`;
    return html`<${module.Page} lang=${lang} t=${translator(lang, texts, module.texts)} ...${props} />`;
  }
}
