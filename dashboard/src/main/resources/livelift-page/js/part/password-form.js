import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { send } from '../api.js';

const LEAST = 12;

/**
 * Changes one's own password.
 * @param name for the browser's memory of passwords
 * @param done called when it is changed
 */
export class PasswordForm extends Component {
  state = { fault: null, busy: false, shown: false };

  submit = async (e) => {
    e.preventDefault();
    const form = e.currentTarget;
    const { t, done } = this.props;
    const value = (name) => form.elements[name].value;
    const early = value('new').length < LEAST ? 'tooShort' : value('new') !== value('repeat') ? 'different' : null;
    if (early) {
      this.setState({ fault: t(early) });
      return;
    }
    this.setState({ fault: null, busy: true });
    try {
      await send('PUT', '/account/password', { current: value('current'), new: value('new') });
      form.reset();
      this.setState({ busy: false });
      done();
    } catch (failure) {
      if (failure.status === 401) {
        // The session has ended: the page begins anew, with signing in.
        location.reload();
        return;
      }
      this.setState({ busy: false, fault: faultOf(failure, t) });
    }
  };

  render({ name, t }, { fault, busy, shown }) {
    const type = shown ? 'text' : 'password';
    return html`
      <form class="form" onSubmit=${this.submit} data-testid="password-form">
        <input type="text" name="username" autocomplete="username" value=${name} hidden readonly />
        <label>${t('currentPassword')}<input name="current" type=${type} autocomplete="current-password" required /></label>
        <label>${t('newPassword')}<input name="new" type=${type} autocomplete="new-password" required aria-describedby="password-rule" />
          <span class="hint" id="password-rule">${t('passwordRule')}</span></label>
        <label>${t('repeatPassword')}<input name="repeat" type=${type} autocomplete="new-password" required /></label>
        <label class="check"><input type="checkbox" checked=${shown} onChange=${(e) => this.setState({ shown: e.target.checked })} />${t('showPassword')}</label>
        ${fault && html`<p class="fault" role="alert">${fault}</p>`}
        <button class="primary" type="submit" disabled=${busy}>${t('changePassword')}</button>
      </form>`;
  }
}

function faultOf(failure, t) {
  if (failure.status === 403) return t('wrongCurrent');
  if (failure.status === 400) return t('weak', { detail: failure.message });
  return t(failure.status === 429 ? 'tooMany' : 'unavailable');
}
