// All campaigns that the viewer may see: how they stand, and where they will end.
import { html } from '../html.js';
import { duration, fullDay, share } from '../format.js';
import { ExportMenu } from '../part/export-menu.js';
import { GoalRow } from '../part/goal.js';
import { Ticking } from '../part/ticking.js';
import { counts, name, shown, spark } from '../shape/campaigns.js';
import { Link } from '../shell/header.js';
import { pageOf } from '../pages.js';

export { texts } from '../text/campaigns.js';

export const view = () => '/views/campaigns';

/** The export stands among the choices. */
export const ownToolbar = true;

/** The file has the campaigns that are shown, in their order. */
export function exported({ answer, view: asked }) {
  if (!answer) return null;
  const query = new URLSearchParams(shown(answer.campaigns, asked, asked.lang).map((card) => ['campaign', card.campaign_id]));
  return `/views/campaigns?${query}`;
}

export function Page(props) {
  const { answer, view: asked, lang, t } = props;
  if (answer.campaigns.length === 0) return html`<h1 class="sr">${t('title')}</h1><p class="empty">${t('noCampaigns')}</p>`;
  const cards = shown(answer.campaigns, asked, lang);
  return html`
    <h1 class="sr">${t('title')}</h1>
    <${Choices} ...${props} />
    ${cards.length === 0
      ? html`<p class="empty">${t('none')} <button class="link" onClick=${() => props.go({ phase: '', pace: '', q: '' })}>${t('clear')}</button></p>`
      : html`<ul class="cards">${cards.map((card) => html`<${Card} key=${card.campaign_id} card=${card} ...${props} />`)}</ul>`}`;
}

function Choices(props) {
  const { answer, view: asked, t, go } = props;
  const { phase, pace } = counts(answer.campaigns);
  const phases = Object.entries(phase).filter(([id, many]) => many > 0 && id !== 'UNDEFINED');
  const paces = Object.entries(pace).filter(([, many]) => many > 0);
  return html`
    <div class="choices">
      <input type="search" data-search placeholder=${t('search')} aria-label=${t('search')} value=${asked.q} onInput=${(e) => go({ q: e.target.value }, { replace: true })} />
      <div class="chips" role="group" aria-label=${t('filter')}>
        <button type="button" aria-pressed=${!asked.phase && !asked.pace} onClick=${() => go({ phase: '', pace: '' })}>${t('all')} <b>${answer.campaigns.length}</b></button>
        ${phases.map(([id, many]) => html`<button key=${id} type="button" data-filter=${id} aria-pressed=${asked.phase === id} onClick=${() => go({ phase: asked.phase === id ? '' : id })}>${t(id)} <b>${many}</b></button>`)}
        ${paces.map(([id, many]) => html`<button key=${id} type="button" data-filter=${id} class="of-pace ${id.toLowerCase()}" aria-pressed=${asked.pace === id} onClick=${() => go({ pace: asked.pace === id ? '' : id })}>${t(`pace_${id}`)} <b>${many}</b></button>`)}
      </div>
      <label class="sort-by">${t('sort')}
        <select value=${asked.sort} data-testid="sort" onChange=${(e) => go({ sort: e.target.value })}>
          ${pageOf('campaigns').params.sort.map((id) => html`<option key=${id} value=${id} selected=${id === asked.sort}>${t(`sort_${id}`)}</option>`)}
        </select>
      </label>
      <${ExportMenu} path=${exported(props.state)} ...${props} />
    </div>`;
}

function Card(props) {
  const { card, words, lang, t } = props;
  return html`
    <li class="card campaign" data-campaign=${card.campaign_id}>
      <div class="card-head">
        <h2><${Link} to=${{ page: 'overview', campaign: card.campaign_id, region: '' }} ...${props}>${name(card)}<//></h2>
        <span class="phase ${card.phase.toLowerCase()}">${t(card.phase)}</span>
      </div>
      <p class="meta">
        ${card.starts_at && html`<span>${fullDay(card.starts_at, card.time_zone, lang)} – ${fullDay(card.ends_at, card.time_zone, lang)}</span>`}
        ${card.flight_share > 0 && card.flight_share < 1 && html`<span>${t('dayOf', { share: share(card.flight_share, lang) })}</span>`}
      </p>
      <p class="meta products">${card.product_ids.map((product) => html`<span class="product" key=${product}>${product}</span>`)}</p>
      <${GoalRow} reached=${card.reach} words=${words} of=${card.campaign_id} lang=${lang} t=${t} />
      <${GoalRow} reached=${card.conversions} words=${words} of=${card.campaign_id} lang=${lang} t=${t} />
      <${Spark} days=${card.days} t=${t} />
      <${LastMinute} card=${card} state=${props.state} lang=${lang} t=${t} />
    </li>`;
}

const WIDTH = 320;
const HEIGHT = 56;

function Spark({ days, t }) {
  if (!days.new_reach.some((people) => people > 0)) return html`<div class="spark-empty"></div>`;
  const { bars, line } = spark(days, WIDTH, HEIGHT);
  return html`
    <figure class="spark">
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${t('sparkLabel', { days: days.new_reach.length })}>
        ${bars.map((bar, i) => html`<rect key=${i} class=${bar.unfinished ? 'unfinished' : ''} x=${bar.x} y=${bar.y} width=${bar.width} height=${bar.height} rx="1" />`)}
        <path d=${line} />
      </svg>
      <figcaption><span class="key reach">${t('legendReach')}</span><span class="key conversions">${t('legendConversions')}</span></figcaption>
    </figure>`;
}

class LastMinute extends Ticking {
  render({ card, state, lang, t }) {
    if (card.phase !== 'IN_FLIGHT') return html`<p class="last"> </p>`;
    if (card.last_minute === null) return html`<p class="last">${t('noMinute')}</p>`;
    // A minute is known by its start; what is in it may have come at its end.
    const age = Math.max(0, Date.now() + state.skew - Date.parse(card.last_minute) - 60_000);
    return html`<p class="last">${t('lastMinute', { age: duration(Math.max(1000, Math.round(age / 1000) * 1000), lang) })}</p>`;
  }
}
