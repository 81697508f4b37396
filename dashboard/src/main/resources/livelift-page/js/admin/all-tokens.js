import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { ask, send } from '../api.js';
import { TokenTable } from '../part/token-table.js';

export class AllTokens extends Component {
  state = { tokens: null, fault: null };

  componentDidMount() {
    this.load();
  }

  load = async () => {
    try {
      this.setState({ tokens: (await ask('/tokens')).tokens });
    } catch (failure) {
      this.setState({ fault: failure.message });
    }
  };

  revoke = async (token) => {
    try {
      await send('DELETE', `/tokens/${token.token_no}`);
    } catch (failure) {
      this.setState({ fault: failure.message });
    }
    this.load();
  };

  render({ lang, t }, { tokens, fault }) {
    return html`
      <section class="card">
        ${fault && html`<p class="fault" role="alert">${t('failed', { detail: fault })}</p>`}
        ${tokens && html`<${TokenTable} tokens=${tokens} withOwner=${true} revoke=${this.revoke} lang=${lang} t=${t} />`}
      </section>`;
  }
}
