// Rules of alerts, what fired, and whether this browser tells of it.
import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { send } from '../send.js';
import { clock, count, fullDay } from '../format.js';
import { Definition } from '../part/definition.js';
import { listOf } from '../shape/definitions.js';
import { noticeState, askForNotices } from '../notify.js';

export { texts } from '../text/alerts.js';

export const view = () => '/views/alerts';

export const exported = () => null;

export function Page(props) {
  const { t, state } = props;
  const mayEdit = state.me === null || state.me.role !== 'VIEWER';
  return html`
    <div class="head"><h1>${t('title')}</h1><p>${t(mayEdit ? 'intro' : 'mayNot')}</p></div>
    <${Firings} ...${props} />
    <${Rules} mayEdit=${mayEdit} ...${props} />
    <div class="tables">
      ${mayEdit && html`<${NewRule} ...${props} />`}
      <${BrowserNotices} ...${props} />
    </div>`;
}

const nameOf = (state, id) => state.campaigns?.find((campaign) => campaign.campaign_id === id)?.name ?? id;

function Firings({ answer, state, lang, t }) {
  const kinds = new Map(answer.kinds.map((kind) => [kind.id, kind]));
  return html`
    <section class="card" data-testid="firings">
      <h2>${t('firings')}</h2>
      ${answer.firings.length === 0 ? html`<p class="empty">✓ ${t('noFirings')}</p>` : html`
        <ul class="firings">${answer.firings.map((firing) => html`
          <li key=${firing.firing_no} class=${firing.resolved_at === null ? 'open' : ''} data-firing=${firing.firing_no}>
            <p class="what"><b>${kinds.get(firing.kind).name[lang]}</b> · ${nameOf(state, firing.campaign_id)}
              <span class="state">${firing.resolved_at === null ? t('firing') : t('over', { at: when(firing.resolved_at, lang) })}</span></p>
            <p>${firing.sentence[lang]}</p>
            ${firing.resolution && html`<p class="soft">${firing.resolution[lang]}</p>`}
            <p class="soft">${t('since', { at: when(firing.raised_at, lang), epoch: firing.raised_epoch ?? '–' })}</p>
            ${firing.undelivered.map((why) => html`<p class="off" key=${why}>${t('undelivered', { why })}</p>`)}
          </li>`)}
        </ul>`}
    </section>`;
}

function Rules({ answer, state, mayEdit, loadNow, lang, t }) {
  const kinds = new Map(answer.kinds.map((kind) => [kind.id, kind]));
  return html`
    <section class="card" data-testid="rules">
      <h2>${t('rules')}</h2>
      ${answer.rules.length === 0 ? html`<p class="empty">${t('noRules')}</p>` : html`
        <div class="scroll" tabindex="0" role="region" aria-label=${t('rules')}>
          <table>
            <thead><tr>${['campaign', 'watch', 'threshold', 'told', 'now'].map((id) => html`<th scope="col" key=${id}>${t(id)}</th>`)}<th scope="col"></th></tr></thead>
            <tbody>${answer.rules.map((rule) => {
              const kind = kinds.get(rule.kind);
              return html`
                <tr key=${rule.rule_no} data-rule=${rule.rule_no}>
                  <th scope="row"><span>${nameOf(state, rule.campaign_id)}</span></th>
                  <td><${Definition} text=${kind.sentence[lang]}>${kind.name[lang]}<//></td>
                  <td>${thresholdText(kind, rule.threshold, lang, t)}</td>
                  <td>${rule.channels.map((channel) => t(`channel_${channel}`)).join(', ') || '–'}</td>
                  <td class=${rule.firing === null ? 'on' : 'off'}>${t(rule.firing === null ? 'calm' : 'firing')}</td>
                  <td>${mayEdit && html`<${Remove} rule=${rule} name=${kind.name[lang]} t=${t} />`}</td>
                </tr>`;
            })}</tbody>
          </table>
        </div>`}
    </section>`;
}

class Remove extends Component {
  remove = async () => {
    const { rule } = this.props;
    this.setState({ failed: '', gone: true });
    try {
      await send('DELETE', `/campaigns/${encodeURIComponent(rule.campaign_id)}/alerts/${rule.rule_no}`);
    } catch (failure) {
      this.setState({ failed: failure.message, gone: false });
    }
  };

  render({ name, t }, { gone, failed }) {
    return html`<button type="button" class="tool" disabled=${gone} aria-label=${t('removeOf', { name })} onClick=${this.remove}>${t('remove')}</button>${failed && html`<p class="off" role="alert">${failed}</p>`}`;
  }
}

class NewRule extends Component {
  state = { kind: null, threshold: null, channels: ['BROWSER'], webhook: '', emails: '', language: this.props?.lang ?? 'en', campaign: null, problems: {}, busy: false };

  chosen() {
    const { answer, state, view } = this.props;
    const kind = answer.kinds.find((one) => one.id === this.state.kind) ?? answer.kinds[0];
    const campaign = this.state.campaign ?? view.campaign ?? state.campaigns?.[0]?.campaign_id ?? '';
    return { kind, campaign, threshold: this.state.threshold ?? shownThreshold(kind, kind.threshold.default) };
  }

  save = async (e) => {
    e.preventDefault();
    const { kind, campaign, threshold } = this.chosen();
    const { channels, webhook, emails, language } = this.state;
    this.setState({ busy: true, problems: {} });
    try {
      await send('POST', `/campaigns/${encodeURIComponent(campaign)}/alerts`, {
        kind: kind.id,
        threshold: kind.unit === 'share' ? Number(threshold) / 100 : Number(threshold),
        channels, webhook_url: webhook, email_to: listOf(emails), language,
      });
      this.setState({ busy: false, threshold: null });
    } catch (failure) {
      const problems = Object.fromEntries((failure.problems ?? []).map((problem) => [problem.field, problem.sentence[this.props.lang]]));
      this.setState({ busy: false, problems: Object.keys(problems).length > 0 ? problems : { form: failure.message } });
    }
  };

  render({ answer, state, lang, t }, { channels, webhook, emails, language, problems, busy }) {
    const { kind, campaign, threshold } = this.chosen();
    const wrong = (field) => problems[field] && html`<p class="wrong-why" id=${`wrong-${field}`} data-problem=${field}>${problems[field]}</p>`;
    const toggle = (channel) => this.setState({ channels: channels.includes(channel) ? channels.filter((one) => one !== channel) : [...channels, channel] });
    return html`
      <form class="card rule-form" onSubmit=${this.save} noValidate data-testid="new-rule">
        <h2>${t('add')}</h2>
        <label>${t('campaign')}<select name="campaign" value=${campaign} onChange=${(e) => this.setState({ campaign: e.target.value })}>
          ${(state.campaigns ?? []).map((one) => html`<option key=${one.campaign_id} value=${one.campaign_id} selected=${one.campaign_id === campaign}>${one.name ?? one.campaign_id}</option>`)}
        </select></label>
        <label>${t('watch')}<select name="kind" value=${kind.id} onChange=${(e) => this.setState({ kind: e.target.value, threshold: null })}>
          ${answer.kinds.map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === kind.id}>${one.name[lang]}</option>`)}
        </select></label>
        <p class="hint">${kind.sentence[lang]}</p>
        ${kind.unit !== 'none' && html`<label>${t(kind.unit === 'share' ? 'thresholdPercent' : 'thresholdSeconds')}
          <input name="threshold" type="text" inputmode="decimal" value=${threshold} aria-describedby="wrong-threshold" onInput=${(e) => this.setState({ threshold: e.target.value })} /></label>`}
        ${wrong('threshold')}
        <div class="checks" role="group" aria-label=${t('told')}>${['BROWSER', 'WEBHOOK', 'EMAIL'].map((channel) => html`
          <label key=${channel}><input type="checkbox" name=${channel} disabled=${!answer.channels.includes(channel)} checked=${channels.includes(channel)} onChange=${() => toggle(channel)} />
            ${t(`channel_${channel}`)}${!answer.channels.includes(channel) && html` <span class="soft">(${t('notConfigured')})</span>`}</label>`)}
        </div>
        ${wrong('channels')}
        ${channels.includes('WEBHOOK') && html`<label>${t('webhook')}<input name="webhook_url" type="url" value=${webhook} onInput=${(e) => this.setState({ webhook: e.target.value })} /></label><p class="hint">${t('webhookHint')}</p>${wrong('webhook_url')}`}
        ${channels.includes('EMAIL') && html`
          <label>${t('emails')}<input name="email_to" type="text" value=${emails} onInput=${(e) => this.setState({ emails: e.target.value })} /></label><p class="hint">${t('emailsHint')}</p>${wrong('email_to')}
          <label>${t('language')}<select value=${language} onChange=${(e) => this.setState({ language: e.target.value })}><option value="en" selected=${language === 'en'}>English</option><option value="zh" selected=${language === 'zh'}>中文</option></select></label>`}
        ${problems.form && html`<p class="notice" role="alert">${problems.form}</p>`}
        <button class="primary" data-testid="save-rule" disabled=${busy || !campaign}>${t('save')}</button>
      </form>`;
  }
}

class BrowserNotices extends Component {
  render({ t }) {
    const is = noticeState();
    return html`
      <section class="card" data-testid="browser-notices">
        <h2>${t('browserTitle')}</h2>
        ${is === 'none' ? html`<p>${t('browserNone')}</p>`
          : is === 'granted' ? html`<p>${t('browserOn')}</p>`
            : is === 'denied' ? html`<p>${t('browserOff')}</p>`
              : html`<button type="button" class="primary" onClick=${async () => { await askForNotices(); this.setState({}); }}>${t('browserAsk')}</button>`}
      </section>`;
  }
}

function shownThreshold(kind, value) {
  return String(kind.unit === 'share' ? Math.round(value * 100) : value);
}

function thresholdText(kind, value, lang, t) {
  if (kind.unit === 'none') return '–';
  return kind.unit === 'share' ? t('percent', { value: count(value * 100, lang) }) : t('seconds', { value: count(value, lang) });
}

function when(instant, lang) {
  return `${fullDay(instant, 'UTC', lang)} ${clock(instant, 'UTC', lang)} UTC`;
}
