import { html } from '../html.js';
import { duration } from '../format.js';
import { freshness } from '../freshness.js';

export function Header({ state, t, go, setTheme }) {
  const { lang } = state.view;
  const other = lang === 'zh' ? 'en' : 'zh';
  return html`
    <header class="top">
      <a class="brand" href="?lang=${lang}" onClick=${(e) => { e.preventDefault(); go({ campaign: null, region: '' }); }}>
        <img src="/favicon.svg" alt="" width="28" height="28" /> Livelift
      </a>
      <${CampaignChoice} state=${state} t=${t} go=${go} />
      <${Freshness} state=${state} t=${t} />
      <nav class="tools">
        <button class="tool" lang=${other === 'zh' ? 'zh-CN' : 'en'} onClick=${() => go({ lang: other })}>${t('switchLanguage')}</button>
        <button class="tool" aria-label=${t('theme')} title=${t('theme')} onClick=${() => setTheme(isDark(state.theme) ? 'light' : 'dark')}>◐</button>
      </nav>
    </header>`;
}

export function isDark(theme) {
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function CampaignChoice({ state, t, go }) {
  const campaigns = state.campaigns ?? [];
  const chosen = state.shown?.campaign.campaign_id ?? state.view.campaign ?? '';
  return html`
    <label class="choice">
      <span class="sr">${t('campaign')}</span>
      <select value=${chosen} onChange=${(e) => go({ campaign: e.target.value, region: '' })}>
        ${campaigns.map((c) => html`<option key=${c.campaign_id} value=${c.campaign_id} selected=${c.campaign_id === chosen}>${c.name ?? c.campaign_id}</option>`)}
      </select>
    </label>`;
}

function Freshness({ state, t }) {
  const shown = state.shown?.epoch == null ? null : state.shown;
  const { lang } = state.view;
  const { state: kind, ageMs } = freshness(shown, state.link, state.now, state.skew);
  const age = ageMs === null ? null : duration(Math.max(100, Math.round(ageMs / 100) * 100), lang);
  return html`
    <div class="fresh ${kind}" role="status" data-state=${kind}>
      <span class="dot"></span>
      <strong>${t(kind)}</strong>
      ${shown
        ? html`<span>${t('asOf')} <b data-testid="epoch">${shown.epoch}</b> · <span class="age">${lang === 'zh' ? html`${age}${t('ago')}提交` : html`${t('committed')} ${age} ${t('ago')}`}</span></span>`
        : html`<span>${t('noEpoch')}</span>`}
    </div>`;
}
