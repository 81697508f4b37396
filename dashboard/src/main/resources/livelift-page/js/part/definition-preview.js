// What stands beside the form of a definition: whom it targets, what it changes, what was before.
import { html } from '../html.js';
import { clock, count, fullDay } from '../format.js';
import { changeText } from '../shape/definitions.js';

const PROVINCES = 12;

export function AudienceCard({ preview, lang, t }) {
  return html`
    <section class="card" data-testid="audience" aria-live="polite">
      <h2>${t('preview')}</h2>
      ${preview === null ? html`<p class="empty">${t('fixFirst')}</p>`
        : preview.problems.length > 0 ? html`<p class="empty">${t('fixFirst')}</p>`
          : preview.audience === null ? html`<p class="empty">${t('noPatients')}</p>`
            : html`<${Audience} audience=${preview.audience} lang=${lang} t=${t} />`}
    </section>`;
}

function Audience({ audience, lang, t }) {
  const number = (value) => count(value, lang);
  const { arms } = audience;
  const shown = audience.provinces.slice(0, PROVINCES);
  const rest = audience.provinces.slice(PROVINCES).reduce((sum, province) => sum + province.members, 0);
  const most = Math.max(1, ...audience.provinces.map((province) => province.members));
  return html`
    <p class="members"><b data-testid="members">${number(audience.members)}</b> ${t('members')} <span class="soft">${t('ofKnown', { known: number(audience.known) })}</span></p>
    <dl class="arms">
      <div><dt>${t('treated')}</dt><dd>${number(arms.treated)}</dd></div>
      <div><dt>${t('control')}</dt><dd>${number(arms.control)}</dd></div>
    </dl>
    ${arms.control > 0 && html`<p class="note">${t('controlRange', { low: number(arms.control_low), high: number(arms.control_high) })}</p>`}
    ${audience.without_consent > 0 && html`<p class="note">${t('withoutConsent', { many: number(audience.without_consent) })}</p>`}
    ${!audience.directory.complete && html`<p class="note warn">${audience.directory.problem || t('notComplete')}</p>`}
    ${shown.length > 0 && html`
      <h3>${t('byProvince')}</h3>
      <ul class="provinces">${shown.map((province) => html`
        <li key=${province.region.region}><span>${province.region.name[lang]}</span><i style=${{ width: `${(100 * province.members) / most}%` }}></i><b>${number(province.members)}</b></li>`)}
        ${rest > 0 && html`<li><span>${t('others')}</span><i></i><b>${number(rest)}</b></li>`}
      </ul>`}`;
}

export function ChangesCard({ preview, edited, lang, t }) {
  if (!preview || preview.problems.length > 0) return null;
  if (preview.changes.length === 0) return html`<section class="card" data-testid="changes"><h2>${t('changes')}</h2><p class="empty">${t('noChanges', { version: edited })}</p></section>`;
  return html`
    <section class="card" data-testid="changes">
      <h2>${t('changes')}</h2>
      ${edited !== null && html`
        <div class="scroll" tabindex="0" role="region" aria-label=${t('changes')}>
          <table class="diff">
            <thead><tr><th scope="col">${t('field')}</th><th scope="col">${t('before')}</th><th scope="col">${t('after')}</th></tr></thead>
            <tbody>${preview.changes.map((change) => html`
              <tr key=${change.field} data-change=${change.field}>
                <th scope="row">${t(change.field)}</th><td><del>${changeText(change.before, t('nothing'))}</del></td><td><ins>${changeText(change.after, t('nothing'))}</ins></td>
              </tr>`)}
            </tbody>
          </table>
        </div>`}
      <ul class="restates" data-testid="restatement">${preview.restatement.sentences.map((sentence) => html`<li key=${sentence.en}>${sentence[lang]}</li>`)}</ul>
    </section>`;
}

export function HistoryCard({ versions, lang, t }) {
  if (versions.length === 0) return null;
  return html`
    <section class="card" data-testid="history">
      <h2>${t('history')}</h2>
      <ul class="versions">${versions.map((version) => html`
        <li key=${version.version} data-version=${version.version}>
          <b>${version.version}</b>
          <span class="state ${version.state.toLowerCase()}">${t(`state_${version.state}`, { epoch: version.in_force_epoch })}</span>
          <span class="soft">${version.published_by === null ? t('elsewhere') : t('by', { name: version.published_by })} · ${when(version.published_at ?? version.read_at, lang)}</span>
        </li>`)}
      </ul>
    </section>`;
}

function when(instant, lang) {
  return `${fullDay(instant, 'UTC', lang)} ${clock(instant, 'UTC', lang)} UTC`;
}
