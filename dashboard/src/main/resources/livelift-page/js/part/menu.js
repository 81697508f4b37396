import { Component, createRef } from '../../libraries/preact.js';
import { html } from '../html.js';

/** A button that opens a small panel; it closes by Escape, a click elsewhere, or a choice in it. */
export class Menu extends Component {
  box = createRef();

  state = { open: false };

  outside = (e) => {
    if (!this.box.current?.contains(e.target)) this.close();
  };

  toggle = () => (this.state.open ? this.close() : this.open());

  open() {
    this.setState({ open: true });
    document.addEventListener('pointerdown', this.outside);
  }

  close() {
    document.removeEventListener('pointerdown', this.outside);
    this.setState({ open: false });
  }

  componentWillUnmount() {
    document.removeEventListener('pointerdown', this.outside);
  }

  onKey = (e) => {
    if (e.key !== 'Escape' || !this.state.open) return;
    e.stopPropagation();
    this.close();
    this.box.current.querySelector('button').focus();
  };

  onFocusOut = (e) => {
    if (e.relatedTarget && !this.box.current.contains(e.relatedTarget)) this.close();
  };

  render({ label, button, class: className, testid, children }, { open }) {
    const done = (e) => {
      // Afterwards: a link or form that is gone does nothing.
      if (e.target.closest('[data-done]')) setTimeout(() => this.close());
    };
    return html`
      <div class="menu" ref=${this.box} onKeyDown=${this.onKey} onFocusOut=${this.onFocusOut}>
        <button class=${className ?? 'tool'} type="button" aria-expanded=${open} aria-label=${label} data-testid=${testid} onClick=${this.toggle}>${button}</button>
        ${open && html`<div class="panel" onClick=${done}>${children}</div>`}
      </div>`;
  }
}
