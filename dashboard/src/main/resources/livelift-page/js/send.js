// Sends what changes something. A failure carries the status and, of a form, what is wrong with each field.
import { BASE, Failure } from './api.js';

const PATIENCE_MS = 20_000;

/**
 * @param body an object; leave it out to send none
 * @returns the answer; null where there is none
 */
export async function send(method, path, body) {
  let answer;
  try {
    answer = await fetch(BASE + path, {
      method,
      headers: body ? { Accept: 'application/json', 'Content-Type': 'application/json' } : { Accept: 'application/json' },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new Failure(0, 'The server was not reached.');
  }
  if (answer.status === 204) return null;
  const read = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Failure(answer.status, read.detail ?? answer.statusText), { problems: read.problems ?? [] });
  return read;
}
