import type { Action } from '../src/catalog/actions.ts';

/** What GitHub's API is asked with. */
export interface GitHub {
  url: string;
  token: string | undefined;
}

/** What is wrong with the pin of an action: it is not what its tag says, or there is a newer release. */
export async function actionFaults(action: Action, github: GitHub): Promise<string[]> {
  const { repository, version, commit } = action;
  const [tagged, latest] = await Promise.all([
    ask(`/repos/${repository}/commits/${version}`, github),
    ask(`/repos/${repository}/releases/latest`, github),
  ]);
  const faults: string[] = [];
  if (tagged.sha !== commit) {
    faults.push(`${repository} ${version} is ${tagged.sha}, and ${commit} is pinned`);
  }
  if (latest.tag_name !== version) {
    faults.push(`${repository} ${latest.tag_name} is there, and ${version} is pinned`);
  }
  return faults;
}

async function ask(path: string, { url, token }: GitHub): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}${path}`, {
    headers: {
      accept: 'application/vnd.github+json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}
