import { html } from '../html.js';
import { toPage, write } from '../address.js';
import { PAGES, pageOf } from '../pages.js';
import { isDark } from '../theme.js';
import { Freshness } from './freshness.js';
import { Icon } from '../part/icon.js';

export function Header(props) {
  return html`
    <header class="top">
      <${Link} to=${{ page: PAGES[0].id }} class="brand" ...${props}>
        <img src="/favicon.svg" alt="" width="26" height="26" /><span>Livelift</span>
      <//>
      <${CampaignChoice} ...${props} />
      ${pageOf(props.view.page).scope !== 'OWN' && html`<${Freshness} ...${props} />`}
      <${Tools} ...${props} />
      <${Tabs} ...${props} />
    </header>`;
}

/** A link to a page that keeps campaign, region and period. */
export function Link({ to, view, go, children, ...rest }) {
  const target = { ...(to.page && to.page !== view.page ? toPage(view, to.page) : view), ...to };
  const open = (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.button !== 0) return;
    e.preventDefault();
    go(to);
  };
  const { class: className, ...others } = rest;
  const aria = Object.fromEntries(Object.entries(others).filter(([name]) => name.startsWith('aria-') || name.startsWith('data-')));
  return html`<a class=${className} href=${write(target)} onClick=${open} ...${aria}>${children}</a>`;
}

export function mayBeSeen(page, me) {
  if (page.hidden || (page.accounts && me === null)) return false;
  return !page.roles || me === null || page.roles.includes(me.role);
}

function Tabs(props) {
  const { state, view, t, lang } = props;
  const pages = PAGES.filter((page) => mayBeSeen(page, state.me));
  return html`
    <nav class="tabs" aria-label=${t('pages')}>
      ${pages.map((page) => html`
        <${Link} key=${page.id} to=${{ page: page.id }} ...${props} aria-current=${page.id === view.page ? 'page' : undefined}>
          ${page.name[lang === 'zh' ? 1 : 0]}
        <//>`)}
    </nav>`;
}

function CampaignChoice({ state, view, t, go }) {
  const campaigns = state.campaigns ?? [];
  if (campaigns.length === 0) return html`<span class="choice"></span>`;
  const isKnown = campaigns.some((c) => c.campaign_id === view.campaign);
  const isOfCampaign = pageOf(view.page).scope === 'CAMPAIGN';
  const choose = (e) => go({ campaign: e.target.value, region: '', ...(isOfCampaign ? {} : { page: 'overview' }) });
  return html`
    <label class="choice">
      <span class="sr">${t('campaign')}</span>
      <select value=${view.campaign ?? ''} onChange=${choose} data-testid="campaign-choice">
        ${!isKnown && html`<option value="" disabled selected>${t('campaign')}</option>`}
        ${campaigns.map((c) => html`<option key=${c.campaign_id} value=${c.campaign_id} selected=${c.campaign_id === view.campaign}>${c.name ?? c.campaign_id}</option>`)}
      </select>
    </label>`;
}

function Tools(props) {
  const { state, view, lang, t, go, setTheme, toggleHelp } = props;
  const other = lang === 'zh' ? 'en' : 'zh';
  const theme = view.theme ?? state.theme;
  const themeName = `${t('theme')}: ${t(`theme_${theme ?? 'system'}`)}`;
  return html`
    <div class="tools">
      <button class="tool" data-testid="language" lang=${other === 'zh' ? 'zh-CN' : 'en'} onClick=${() => go({ lang: other })}>${t('switchLanguage')}</button>
      <button class="tool icon" data-testid="theme" aria-label=${themeName} title=${themeName} onClick=${setTheme}><${Icon} name=${theme ? (isDark(theme) ? 'moon' : 'sun') : 'system'} /></button>
      <button class="tool icon" data-testid="help" aria-label=${t('help')} title=${t('help')} onClick=${() => toggleHelp(true)}><${Icon} name="help" /></button>
      ${state.me && pageOf('account') && html`<${Link} class="tool account" to=${{ page: 'account' }} ...${props}>${state.me.name}<//>`}
    </div>`;
}
