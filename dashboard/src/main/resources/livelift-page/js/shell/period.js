import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { day } from '../format.js';
import { Menu } from '../part/menu.js';

export const PERIODS = ['flight', 'today', '7d', '28d'];

/** Which days the page is of, in the campaign's own time zone. */
export function Period({ view, lang, t, go }) {
  const isDates = view.period.includes('..');
  const button = isDates ? view.period.split('..').map((date) => day(date, lang)).join(' – ') : t('period_dates');
  return html`
    <div class="periods" role="group" aria-label=${t('period')} data-testid="period">
      ${PERIODS.map((id) => html`<button key=${id} type="button" aria-pressed=${view.period === id} onClick=${() => go({ period: id })}>${t(`period_${id}`)}</button>`)}
      <${Menu} button=${button} class=${isDates ? 'chosen' : ''} testid="period-dates">
        <${Dates} key=${view.period} view=${view} t=${t} go=${go} />
      <//>
    </div>`;
}

class Dates extends Component {
  state = initial(this.props?.view);

  render({ view, t, go }) {
    const { from, to } = { ...initial(view), ...this.state };
    const isValid = from && to && from <= to;
    const apply = (e) => {
      e.preventDefault();
      if (isValid) go({ period: `${from}..${to}` });
    };
    return html`
      <form class="dates" onSubmit=${apply}>
        <label>${t('from')} <input type="date" value=${from} max=${to || undefined} onInput=${(e) => this.setState({ from: e.target.value })} /></label>
        <label>${t('to')} <input type="date" value=${to} min=${from || undefined} onInput=${(e) => this.setState({ to: e.target.value })} /></label>
        <button class="primary" data-done=${isValid ? '' : undefined} disabled=${!isValid}>${t('apply')}</button>
      </form>`;
  }
}

function initial(view) {
  const [from, to] = view?.period.includes('..') ? view.period.split('..') : ['', ''];
  return { from, to };
}
