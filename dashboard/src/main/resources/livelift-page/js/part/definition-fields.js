// The fields of a definition's form, each with its hint and with what is wrong with it.
import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { listOf, suggested } from '../shape/definitions.js';
import { Icon } from './icon.js';

const TIERS = ['TERTIARY', 'SECONDARY', 'PRIMARY', 'COMMUNITY', 'UNKNOWN'];
const zones = Intl.supportedValuesOf ? Intl.supportedValuesOf('timeZone') : [];
const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'TWD', 'KRW'];

export function DefinitionFields(props) {
  const { t, form, id, isNew, disabled, change, changeId, vocabulary, lang, problems } = props;
  const text = (field, options = {}) => html`
    <${Field} field=${options.problem ?? field} label=${t(options.label ?? options.problem ?? field)} hint=${options.hint && t(options.hint)} problems=${problems}>
      ${(aria) => html`<input ...${aria} name=${field} type=${options.type ?? 'text'} inputmode=${options.mode} step=${options.step} list=${options.list} autocomplete="off" disabled=${disabled} value=${form[field] ?? ''} onInput=${(e) => change(field, e.target.value)} />`}
    <//>`;
  const channels = Object.entries(vocabulary.breakdowns.find((breakdown) => breakdown.id === 'CHANNEL').values);
  return html`
    <div class="fields">
      <fieldset><legend>${t('basics')}</legend>
        ${isNew && html`
          <${Field} field="campaign_id" label=${t('id')} hint=${t('idHint')} problems=${problems}>
            ${(aria) => html`<input ...${aria} name="campaign_id" type="text" autocomplete="off" value=${id} onInput=${(e) => changeId(e.target.value)} />`}
          <//>`}
        ${text('name')}
        <${Tokens} field="product_ids" hint=${t('listHint')} values=${form.product_ids} ...${props} />
        <div class="row">${text('starts_at', { type: 'datetime-local', step: 1 })}${text('ends_at', { type: 'datetime-local', step: 1 })}</div>
        ${text('time_zone', { list: 'zones' })}
        <datalist id="zones">${zones.map((zone) => html`<option key=${zone} value=${zone} />`)}</datalist>
      </fieldset>
      <fieldset><legend>${t('audience')}</legend>
        <${Field} field="audience_kind" label=${t('audience_kind')} problems=${problems}>
          ${(aria) => html`<select ...${aria} name="audience_kind" disabled=${disabled} value=${form.audience_kind} onChange=${(e) => change('audience_kind', e.target.value)}>
            ${['PHYSICIAN', 'PATIENT'].map((kind) => html`<option key=${kind} value=${kind} selected=${kind === form.audience_kind}>${t(kind)}</option>`)}
          </select>`}
        <//>
        <${Tokens} field="audience.regions" hint=${t('regionHint')} values=${form.audience.regions} suggest=${suggested} ...${props} />
        <${Field} field="audience.tiers" label=${t('audience.tiers')} hint=${t('anyHint')} problems=${problems} group>
          ${(aria) => html`<div ...${aria} role="group" class="checks" aria-label=${t('audience.tiers')}>${TIERS.map((tier) => html`
            <label key=${tier}><input type="checkbox" name=${`tier-${tier}`} disabled=${disabled} checked=${form.audience.tiers.includes(tier)}
              onChange=${(e) => change('audience.tiers', TIERS.filter((one) => (one === tier ? e.target.checked : form.audience.tiers.includes(one))))} /> ${t(tier)}</label>`)}</div>`}
        <//>
        <${Tokens} field="audience.specialties" hint=${t('anyHint')} values=${form.audience.specialties} ...${props} />
        <${Tokens} field="audience.segments" hint=${t('anyHint')} values=${form.audience.segments} ...${props} />
        ${text('holdout_percent', { mode: 'numeric', hint: 'holdoutHint' })}
        ${!isNew && text('holdout_salt', { hint: 'saltHint' })}
      </fieldset>
      <fieldset><legend>${t('measuring')}</legend>
        <div class="row">
          ${text('attribution_window_days', { mode: 'numeric', hint: 'attributionHint' })}
          ${text('qualified_dwell_seconds', { mode: 'decimal', hint: 'dwellHint', problem: 'qualified_dwell_ms' })}
        </div>
      </fieldset>
      <fieldset><legend>${t('money')}</legend>
        <div class="row">${text('goal_reach', { mode: 'numeric', hint: 'goalHint' })}${text('goal_conversions', { mode: 'numeric', hint: 'goalHint' })}</div>
        ${text('currency', { list: 'currencies' })}
        <datalist id="currencies">${currencies.map((currency) => html`<option key=${currency} value=${currency} />`)}</datalist>
        <${Field} field="touch_cost" label=${`${t('touch_cost')} (${form.currency})`} problems=${problems} group>
          ${(aria) => html`<div ...${aria} role="group" class="costs" aria-label=${t('touch_cost')}>${channels.map(([channel, name]) => html`
            <label key=${channel}><span>${name[lang]}</span><input type="text" inputmode="decimal" name=${`cost-${channel}`} disabled=${disabled} value=${form.touch_cost[channel] ?? ''}
              onInput=${(e) => change('touch_cost', { ...form.touch_cost, [channel]: e.target.value })} /></label>`)}</div>`}
        <//>
      </fieldset>
    </div>`;
}

/** A label, the field, its hint, and what is wrong with it; all of them known to screen readers. */
function Field({ field, label, hint, problems, group, children }) {
  const id = `field-${field}`;
  const problem = problems[field];
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const aria = { id, 'aria-describedby': described || undefined, ...(group ? {} : { 'aria-invalid': problem ? 'true' : undefined }) };
  const draw = Array.isArray(children) ? children.find((child) => typeof child === 'function') : children;
  return html`
    <div class="field ${problem ? 'wrong' : ''}" data-field=${field}>
      ${group ? html`<span class="label">${label}</span>` : html`<label for=${id}>${label}</label>`}
      ${draw(aria)}
      ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
      ${problem && html`<p class="wrong-why" id=${`${id}-problem`} data-problem=${field}>${problem}</p>`}
    </div>`;
}

/** A list of texts: what is typed becomes one by Enter or a comma, and can be taken away again. */
class Tokens extends Component {
  state = { text: '' };

  take = (text) => {
    const { field, values, change } = this.props;
    const added = listOf(text).filter((one) => !values.includes(one));
    if (added.length > 0) change(field, [...values, ...added]);
    this.setState({ text: '' });
  };

  input = (e) => {
    if (/[,，;；\n]/.test(e.target.value)) this.take(e.target.value);
    else this.setState({ text: e.target.value });
  };

  key = (e) => {
    const { field, values, change } = this.props;
    if (e.key === 'Enter') {
      e.preventDefault();
      this.take(this.state.text);
    } else if (e.key === 'Backspace' && this.state.text === '' && values.length > 0) {
      change(field, values.slice(0, -1));
    }
  };

  render({ field, hint, values, suggest, change, problems, disabled, state, lang, t }, { text }) {
    const suggestions = suggest ? suggest(text, state.regionNames, lang).filter(({ path }) => !values.includes(path)) : [];
    const nameOf = (value) => {
      const known = suggest && state.regionNames.get(value);
      return known ? `${known[lang]} ${value}` : value;
    };
    return html`
      <${Field} field=${field} label=${t(field)} hint=${hint} problems=${problems}>
        ${(aria) => html`
          <div class="tokens">
            ${values.map((value) => html`
              <span class="token" key=${value}>${nameOf(value)}
                ${!disabled && html`<button type="button" aria-label=${t('remove', { name: value })} onClick=${() => change(field, values.filter((one) => one !== value))}><${Icon} name="close" /></button>`}
              </span>`)}
            <input ...${aria} name=${field} type="text" autocomplete="off" disabled=${disabled} value=${text} onInput=${this.input} onKeyDown=${this.key} onBlur=${() => this.take(this.state.text)} />
          </div>
          ${suggestions.length > 0 && html`
            <div class="suggestions">${suggestions.map(({ path, name }) => html`
              <button type="button" key=${path} data-suggestion=${path} onMouseDown=${(e) => e.preventDefault()} onClick=${() => this.take(path)}>${name} <span>${path}</span></button>`)}
            </div>`}`}
      <//>`;
  }
}
