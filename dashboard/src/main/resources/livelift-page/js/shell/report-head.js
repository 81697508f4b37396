import { html } from '../html.js';
import { clock, fullDay } from '../format.js';

/** Stands on paper only, where the header is left out. */
export function ReportHead({ state, view, lang, t }) {
  const { answer } = state;
  if (!answer || answer.epoch === null || answer.epoch === undefined) return null;
  const zone = answer.campaign?.time_zone;
  const at = `${fullDay(answer.committed_at, zone, lang)} ${clock(answer.committed_at, zone, lang)} ${zone ?? 'UTC'}`;
  return html`
    <p class="report-head">
      <b>Livelift</b> · ${t('reportOf', { epoch: answer.epoch, at })}
      ${view.region && html` · ${t('region')} ${view.region}`}
    </p>`;
}
