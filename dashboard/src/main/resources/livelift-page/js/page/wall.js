// One campaign after the other in large type, for a screen that nobody operates. Controls appear
// while the pointer moves or has the focus within; Escape leaves.
import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { campaignPath } from '../api.js';
import { clock, count, share } from '../format.js';
import { Shown } from '../part/figure.js';
import { GoalBar, PacePill } from '../part/goal.js';
import { Ticking } from '../part/ticking.js';
import { now as freshness } from '../shell/freshness.js';
import { intervalText, valueText } from '../shape/overview.js';
import { projection } from '../shape/pace.js';
import { chosen, next, written } from '../shape/wall.js';
import { pageOf } from '../pages.js';

export { texts } from '../text/wall.js';

const CALM_MS = 3000;

/** The campaign on the wall at the moment. */
function current({ view: asked, campaigns }) {
  const ids = chosen(asked.show, campaigns ?? [], Date.now());
  return ids.includes(asked.at) ? asked.at : ids[0] ?? null;
}

export function view(state) {
  const campaign = current(state);
  return campaign === null ? null : campaignPath({ campaign }, 'views/overview', {});
}

export const exported = () => null;

export class Page extends Component {
  state = { moved: false, awake: null };

  componentDidMount() {
    this.turn();
    this.stayAwake();
    document.addEventListener('visibilitychange', this.stayAwake);
    addEventListener('pointermove', this.moved);
    addEventListener('keydown', this.key);
    document.documentElement.dataset.wall = '';
  }

  componentDidUpdate(before) {
    if (before.view.every !== this.props.view.every) this.turn();
  }

  componentWillUnmount() {
    clearInterval(this.turning);
    clearTimeout(this.calming);
    this.gone = true;
    document.removeEventListener('visibilitychange', this.stayAwake);
    removeEventListener('pointermove', this.moved);
    removeEventListener('keydown', this.key);
    delete document.documentElement.dataset.wall;
    this.lock?.release();
  }

  turn() {
    clearInterval(this.turning);
    this.turning = setInterval(() => {
      const { state, view: asked, go } = this.props;
      const ids = chosen(asked.show, state.campaigns ?? [], Date.now());
      if (ids.length > 1) go({ at: next(ids, current(state)) }, { replace: true });
    }, Number(this.props.view.every) * 1000);
  }

  /** Browsers take the lock away from a page that is hidden; it asks again when it is seen. */
  stayAwake = async () => {
    if (document.hidden) return;
    try {
      this.lock = await navigator.wakeLock.request('screen');
      if (this.gone) this.lock.release();
      else this.setState({ awake: true });
    } catch {
      if (!this.gone) this.setState({ awake: false });
    }
  };

  moved = () => {
    clearTimeout(this.calming);
    this.calming = setTimeout(() => this.setState({ moved: false }), CALM_MS);
    if (!this.state.moved) this.setState({ moved: true });
  };

  key = (e) => {
    if (e.key === 'Escape') this.props.go({ page: 'campaigns' });
  };

  render(props, { moved, awake }) {
    const { answer, t } = props;
    return html`
      <div class="wall ${moved ? 'moved' : ''}" data-awake=${String(awake)}>
        ${answer ? html`<${Campaign} ...${props} />` : html`<p class="wall-none">${t('noneChosen')}</p>`}
        <${Controls} awake=${awake} ...${props} />
      </div>`;
  }
}

function Campaign(props) {
  const { answer, words, lang, t } = props;
  const { campaign } = answer;
  const [first, second, ...rest] = [...answer.kpis].sort((a, b) => rank(a) - rank(b));
  return html`
    <header class="wall-head">
      <h1>${campaign.name ?? campaign.campaign_id}</h1>
      <span class="phase ${answer.phase.toLowerCase()}">${t(answer.phase)}</span>
      <${WallFreshness} ...${props} />
    </header>
    <section class="wall-goals">
      ${[[first, answer.reach], [second, answer.conversions]].map(([kpi, reached]) => kpi && html`<${Large} key=${kpi.id} kpi=${kpi} reached=${reached} ...${props} />`)}
    </section>
    <section class="wall-rest">
      ${rest.map((kpi) => html`
        <article key=${kpi.id}>
          <h2>${words.get(kpi.id).name[lang]}</h2>
          <div class="value"><${Shown} ...${valueText(kpi, words, campaign, lang)} id=${kpi.id} of=${campaign.campaign_id + lang} t=${t} /></div>
          <p>${intervalText(kpi, words, campaign, lang, t) ?? ''}</p>
        </article>`)}
    </section>`;
}

const rank = ({ id }) => ['reach', 'conversions'].indexOf(id) >>> 0;

function Large({ kpi, reached, answer, words, lang, t }) {
  return html`
    <article data-testid="wall-${kpi.id}">
      <h2>${words.get(kpi.id).name[lang]}</h2>
      <div class="value"><${Shown} ...${valueText(kpi, words, answer.campaign, lang)} id=${kpi.id} of=${answer.campaign.campaign_id + lang} t=${t} /></div>
      ${reached && reached.goal !== null && html`
        <p class="wall-goal"><span>${t('ofGoalText', { goal: count(reached.goal, lang) })}${reached.of_goal !== null && html` · <b>${share(reached.of_goal, lang)}</b>`}</span> <${PacePill} reached=${reached} t=${t} /></p>
        <${GoalBar} reached=${reached} />
        <p class="projection">${projection(reached, lang, t)}</p>`}
    </article>`;
}

/** How old the numbers are, in large: nobody at a wall hovers over a dot. */
class WallFreshness extends Ticking {
  render({ state, answer, lang, t }) {
    const { kind, age } = freshness(state, lang);
    const zone = answer.campaign.time_zone ?? 'UTC';
    return html`
      <p class="wall-fresh ${kind}" data-testid="wall-fresh" role="status"><span class="dot"></span><strong>${t(kind)}</strong>
        ${answer.epoch !== null && html`<span>${age} · ${t('committedAt', { at: clock(answer.committed_at, zone, lang), zone })}</span>`}</p>`;
  }
}

function Controls({ awake, state, view: asked, go, t }) {
  const campaigns = state.campaigns ?? [];
  const ids = chosen(asked.show, campaigns, Date.now());
  const toggle = (id) => {
    const wanted = campaigns.map((one) => one.campaign_id).filter((one) => (one === id ? !ids.includes(id) : ids.includes(one)));
    go({ show: written(wanted) }, { replace: true });
  };
  return html`
    <form class="wall-controls" aria-label=${t('settings')} onSubmit=${(e) => e.preventDefault()}>
      <button type="button" class="tool" data-testid="leave-wall" onClick=${() => go({ page: 'campaigns' })}>${t('leave')} <kbd>Esc</kbd></button>
      <fieldset><legend>${t('campaigns')}</legend>
        ${campaigns.map((one) => html`<label key=${one.campaign_id}><input type="checkbox" checked=${ids.includes(one.campaign_id)} onChange=${() => toggle(one.campaign_id)} /> ${one.name ?? one.campaign_id}</label>`)}
      </fieldset>
      <label>${t('every')} <select value=${asked.every} onChange=${(e) => go({ every: e.target.value }, { replace: true })}>
        ${pageOf('wall').params.every.map((seconds) => html`<option key=${seconds} value=${seconds} selected=${seconds === asked.every}>${seconds}</option>`)}
      </select></label>
      <span>${awake === null ? '' : t(awake ? 'awake' : 'notAwake')}</span>
    </form>`;
}
