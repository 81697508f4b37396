import { html } from '../html.js';

const GAP = 8;
const EDGE = 8;
const LEAVE_MS = 150;
let leaving = null;
let owner = null;

/**
 * A name with its definition, on hover and on focus, for screen readers too. It stays while the
 * pointer is on it and goes by Escape (WCAG 1.4.13).
 * @param text the definition
 * @param onClick makes the name do something, as sorting a table
 */
export function Definition({ text, children, onClick, class: className, ...rest }) {
  return html`
    <button type="button" class="name ${className ?? ''}" aria-describedby="definition"
      onMouseEnter=${(e) => show(e.currentTarget, text)} onMouseLeave=${leave}
      onFocus=${(e) => show(e.currentTarget, text)} onBlur=${hide} onKeyDown=${onKey}
      onClick=${onClick ?? ((e) => show(e.currentTarget, text))} ...${rest}>${children}</button>`;
}

/** The name of a number as the vocabulary has it. */
export function NameOf({ word, lang }) {
  return html`<${Definition} text=${word.sentence[lang]}>${word.name[lang]}<//>`;
}

function show(element, text) {
  clearTimeout(leaving);
  const box = document.getElementById('definition');
  owner = element;
  box.textContent = text;
  box.hidden = false;
  box.onmouseenter = () => clearTimeout(leaving);
  box.onmouseleave = leave;
  place(box, element.getBoundingClientRect());
}

function place(box, at) {
  const width = box.offsetWidth;
  const height = box.offsetHeight;
  const below = at.bottom + GAP + height < innerHeight;
  const left = Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE));
  box.style.left = `${left}px`;
  box.style.top = `${below ? at.bottom + GAP : Math.max(EDGE, at.top - GAP - height)}px`;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, LEAVE_MS);
}

function hide() {
  clearTimeout(leaving);
  owner = null;
  const box = document.getElementById('definition');
  if (box) box.hidden = true;
}

function onKey(e) {
  if (e.key !== 'Escape' || owner === null) return;
  e.stopPropagation();
  hide();
}

addEventListener('scroll', () => owner !== null && hide(), { passive: true, capture: true });
