// Asks the server. A failure carries the status, or 0 where the server was not reached.

const BASE = '/api/v1';

export class Failure extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function ask(path) {
  let answer;
  try {
    answer = await fetch(BASE + path, { headers: { Accept: 'application/json' } });
  } catch {
    throw new Failure(0, 'The server was not reached.');
  }
  if (!answer.ok) throw new Failure(answer.status, (await answer.json()).detail);
  return answer.json();
}

export const campaigns = async () => (await ask('/campaigns')).campaigns;
export const vocabulary = () => ask('/vocabulary');
export const regions = async () => (await ask('/regions')).regions;
export const summary = (id, region) =>
  ask(`/campaigns/${encodeURIComponent(id)}/summary?region=${encodeURIComponent(region)}`);
