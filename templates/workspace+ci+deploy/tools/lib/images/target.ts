import { Failure } from '../failure.ts';

/** Where images are pushed to, and as whom. */
export interface Target {
  /** What their names begin with. */
  registry: string;
  /** Undefined is Docker's own. */
  host: string | undefined;
  user: string;
  password: string;
  /** The commit. */
  tag: string;
}

/** @throws Failure where a job was not told all of it */
export function targetOf(env: NodeJS.ProcessEnv): Target {
  // The name of a repo can have capitals, that of an image cannot.
  const registry = required(env, 'REGISTRY', 'registry.example.com/team/system').toLowerCase();
  const tag = required(env, 'COMMIT', 'git rev-parse HEAD says it');
  if (!/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(tag)) {
    throw new Failure(`COMMIT: ${JSON.stringify(tag)} is no commit`, 'git rev-parse HEAD says it');
  }
  return {
    registry,
    host: hostOf(registry),
    user: required(env, 'REGISTRY_USER', 'as whom images are pushed'),
    password: required(env, 'REGISTRY_PASSWORD', 'a secret of the pipeline'),
    tag,
  };
}

/** As Docker reads names: the first word is a host where it looks like one. */
function hostOf(registry: string): string | undefined {
  const [first = ''] = registry.split('/');
  return /[.:]/.test(first) || first === 'localhost' ? first : undefined;
}

function required(env: NodeJS.ProcessEnv, name: string, hint: string): string {
  const { [name]: value = '' } = env;
  if (value === '') throw new Failure(`${name} is not set`, hint);
  return value;
}
