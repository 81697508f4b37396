// Asks the server. A failure carries the status, or 0 where the server was not reached.

export const BASE = '/api/v1';
const PATIENCE_MS = 15_000;

export class Failure extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export async function ask(path) {
  let answer;
  try {
    answer = await fetch(BASE + path, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    throw new Failure(0, 'The server was not reached.');
  }
  if (!answer.ok) throw new Failure(answer.status, await detail(answer));
  return answer.json();
}

async function detail(answer) {
  try {
    return (await answer.json()).detail ?? answer.statusText;
  } catch {
    return answer.statusText;
  }
}

export const campaigns = async () => (await ask('/campaigns')).campaigns;
export const vocabulary = () => ask('/vocabulary');
export const regions = async () => (await ask('/regions')).regions;

/** Changes something. Answers what the server says, or null if it says nothing. */
export async function send(method, path, body) {
  let answer;
  try {
    answer = await fetch(BASE + path, {
      method,
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new Failure(0, 'The server was not reached.');
  }
  if (!answer.ok) throw new Failure(answer.status, await detail(answer));
  return answer.status === 204 ? null : answer.json();
}

/** Whether one has to sign in, by what, and as whom one has. */
export const session = () => ask('/session');

/** A path with parameters; those without a value are left out. */
export function path(base, parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));
  return query.size === 0 ? base : `${base}?${query}`;
}

export function campaignPath(view, rest, parameters) {
  return path(`/campaigns/${encodeURIComponent(view.campaign)}/${rest}`, parameters);
}
