// The form of a campaign's definition. What is typed is judged by the server after a moment; beside
// the form stands whom it would target and what it would change.
import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { send } from '../send.js';
import { blank, toDefinition, toForm } from '../shape/definitions.js';
import { dateIn } from '../format.js';
import { Link } from '../shell/header.js';
import { DefinitionFields } from './definition-fields.js';
import { AudienceCard, ChangesCard, HistoryCard } from './definition-preview.js';

const PAUSE_MS = 500;
const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export class Editor extends Component {
  constructor(props) {
    super(props);
    this.state = this.fresh(props);
  }

  fresh({ campaignId, versions }) {
    const newest = versions.find((version) => version.state !== 'SENDING');
    return {
      id: campaignId ?? '',
      edited: newest?.version ?? null,
      form: newest ? toForm(newest.definition) : blank(browserZone, dateIn(Date.now(), browserZone)),
      touched: {}, preview: null, busy: false, refusal: null, published: null,
    };
  }

  componentDidMount() {
    if (this.state.edited !== null) this.check();
  }

  componentWillUnmount() {
    clearTimeout(this.timer);
    this.gone = true;
  }

  change = (field, value) => {
    const [whole, part] = field.split('.');
    const form = part ? { ...this.state.form, [whole]: { ...this.state.form[whole], [part]: value } } : { ...this.state.form, [whole]: value };
    this.setState({ form, touched: { ...this.state.touched, [field]: true }, refusal: null, published: null });
    this.later();
  };

  changeId = (id) => {
    this.setState({ id, touched: { ...this.state.touched, campaign_id: true }, refusal: null });
    this.later();
  };

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE_MS);
  }

  path(rest = '') {
    return `/campaigns/${encodeURIComponent(this.state.id.trim() || ' ')}/definition${rest}`;
  }

  async check() {
    const asked = this.state.form;
    if (this.state.id.trim() === '') return;
    try {
      const preview = await send('POST', this.path('/preview'), { definition: toDefinition(asked) });
      if (!this.gone && asked === this.state.form) this.setState({ preview });
    } catch (failure) {
      if (!this.gone) this.setState({ refusal: failure.message });
    }
  }

  publish = async (e) => {
    e.preventDefault();
    const { form, edited } = this.state;
    const everything = Object.fromEntries([...Object.keys(form), 'campaign_id'].map((field) => [field, true]));
    this.setState({ busy: true, refusal: null, touched: everything });
    try {
      const body = { definition: toDefinition(form), ...(edited === null ? {} : { edited_version: edited }) };
      const answer = await send(edited === null ? 'POST' : 'PUT', this.path(), body);
      this.setState({ busy: false, published: answer.version, edited: answer.version });
      this.props.loadCampaigns();
      if (this.props.campaignId === null) this.props.go({ mode: 'edit', campaign: this.state.id.trim() }, { replace: true });
      else this.check();
    } catch (failure) {
      const problems = failure.problems ?? [];
      const first = problems[0]?.field;
      this.setState({ busy: false, refusal: failure.message, ...(problems.length > 0 ? { preview: { ...this.state.preview, problems, changes: [], restatement: null } } : {}) }, () => document.getElementById(`field-${first}`)?.focus());
    }
  };

  load = () => this.setState(this.fresh(this.props), () => this.check());

  render(props, { id, form, edited, preview, touched, busy, refusal, published }) {
    const { campaignId, versions, t, lang, state } = props;
    const newest = versions.find((version) => version.state !== 'SENDING');
    const isNew = edited === null;
    const isOutdated = newest && edited !== null && newest.version > edited;
    const mayEdit = state.me === null || state.me.role !== 'VIEWER';
    const isUnchanged = preview?.problems.length === 0 && preview.changes.length === 0;
    const problems = Object.fromEntries((preview?.problems ?? []).filter((problem) => touched[problem.field.split('.')[0]] || touched[problem.field] || !isNew).map((problem) => [problem.field, problem.sentence[lang]]));
    return html`
      <div class="head with-action">
        <div>
          <p class="back"><${Link} to=${{ page: 'definitions', mode: '' }} ...${props}>← ${t('back')}<//></p>
          <h1>${campaignId === null ? t('newCampaign') : form.name || campaignId}</h1>
          ${newest && html`<p>${t('version')} ${newest.version} · <code>${campaignId}</code></p>`}
        </div>
      </div>
      ${isOutdated && html`<p class="notice" role="alert">${t('meanwhile', { version: newest.version })} <button type="button" class="link" onClick=${this.load}>${t('load', { version: newest.version })}</button></p>`}
      <${PublishedNotice} published=${published} versions=${versions} ...${props} />
      <form class="editor" onSubmit=${this.publish} noValidate data-testid="definition-form">
        <${DefinitionFields} ...${props} id=${id} form=${form} problems=${problems} isNew=${campaignId === null} disabled=${!mayEdit} change=${this.change} changeId=${this.changeId} />
        <div class="beside-form">
          <${AudienceCard} preview=${preview} ...${props} />
          <${ChangesCard} preview=${preview} edited=${edited} ...${props} />
          ${refusal && html`<p class="notice" role="alert" data-testid="refusal">${refusal}</p>`}
          ${mayEdit && html`
            <button class="primary large" data-testid="publish" disabled=${busy || isUnchanged || isOutdated}>
              ${busy ? t('publishing') : isNew ? t('create') : t('publish', { version: edited + 1 })}
            </button>`}
          <${HistoryCard} versions=${versions} ...${props} />
        </div>
      </form>`;
  }
}

/** That it is published, and from which epoch on it holds, as soon as that is known. */
function PublishedNotice(props) {
  const { published, versions, t } = props;
  if (published === null) return null;
  const known = versions.find((version) => version.version === published);
  const isInForce = known?.state === 'IN_FORCE';
  return html`
    <p class="notice good" role="status" data-testid="published">
      ${isInForce ? t('inForce', { version: published, epoch: known.in_force_epoch }) : t('published', { version: published })}
      ${' '}<${Link} to=${{ page: 'overview' }} ...${props}>${t('toOverview')}<//>
    </p>`;
}
