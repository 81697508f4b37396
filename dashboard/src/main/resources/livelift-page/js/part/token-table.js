import { html } from '../html.js';
import { dayOf } from '../shape/moment.js';
import { tokenState } from '../shape/account.js';

/** Tokens with what they are for; those that hold can be revoked. */
export function TokenTable({ tokens, withOwner, revoke, lang, t }) {
  if (tokens.length === 0) return html`<p class="empty">${t('noTokens')}</p>`;
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${t('tokens')}>
      <table data-testid="tokens">
        <thead><tr>
          <th scope="col">${t('tokenName')}</th>
          ${withOwner && html`<th scope="col" class="text">${t('owner')}</th>`}
          <th scope="col" class="text">${t('campaigns')}</th><th scope="col">${t('created')}</th><th scope="col">${t('expires')}</th><th scope="col">${t('state')}</th><td></td>
        </tr></thead>
        <tbody>${tokens.map((token) => {
          const state = tokenState(token, Date.now());
          return html`
            <tr key=${token.token_no} data-row=${token.name}>
              <th scope="row">${token.name}</th>
              ${withOwner && html`<td class="text">${token.owner}</td>`}
              <td class="text">${token.campaigns.join(', ')}</td>
              <td>${dayOf(token.created_at, lang)}</td><td>${dayOf(token.expires_at, lang)}</td>
              <td><span class="state ${state === 'holds' ? 'on' : ''}">${t(state)}</span></td>
              <td>${state === 'holds' && html`<button class="tool" type="button" aria-label=${`${t('revoke')}: ${token.name}`} onClick=${() => revoke(token)}>${t('revoke')}</button>`}</td>
            </tr>`;
        })}</tbody>
      </table>
    </div>`;
}
