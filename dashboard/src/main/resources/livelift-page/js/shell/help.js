import { Component, createRef } from '../../libraries/preact.js';
import { html } from '../html.js';
import { PAGES } from '../pages.js';
import { Icon } from '../part/icon.js';
import { mayBeSeen } from './header.js';

/** All keys, and the switch that turns single letters off. */
export class Help extends Component {
  box = createRef();

  componentDidMount() {
    this.box.current.showModal();
  }

  render({ state, lang, t, toggleHelp, setKeys }) {
    const pages = PAGES.filter((page) => page.key && mayBeSeen(page, state.me))
      .map((page) => [['g', page.key], t('keyGo', { name: page.name[lang === 'zh' ? 1 : 0] })]);
    const rows = [...pages, [['[', ']'], t('keyCampaign')], [['p'], t('keyPeriod')], [['/'], t('keySearch')],
      [['l'], t('keyLanguage')], [['t'], t('keyTheme')], [['?'], t('keyHelp')], [['Esc'], t('keyClose')]];
    return html`
      <dialog class="help" ref=${this.box} aria-labelledby="help-title" data-testid="help-list" onClose=${() => toggleHelp(false)}>
        <header><h2 id="help-title">${t('keys')}</h2>
          <button class="tool icon" aria-label=${t('close')} onClick=${() => toggleHelp(false)}><${Icon} name="close" /></button></header>
        <dl>${rows.map(([keys, what]) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${what}</dd></div>`)}</dl>
        <label class="switch"><input type="checkbox" checked=${state.keysOn} onChange=${(e) => setKeys(e.target.checked)} /> ${t('keysOn')}</label>
      </dialog>`;
  }
}
