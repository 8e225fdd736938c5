/** As much of a service of the Compose specification as is printed. */
export interface Container {
  extends: { file: 'common.yaml'; service: 'process' | 'job' | 'server' };
  image: string;
  build?: { context: string; dockerfile: string };
  pull_policy?: 'never';
  user?: string;
  hostname?: string;
  stop_signal?: string;
  profiles?: string[];
  entrypoint?: string[];
  command?: string[];
  environment?: Record<string, string>;
  labels?: Record<string, string>;
  logging?: { driver: string; options: Record<string, string> };
  secrets?: string[];
  volumes?: string[];
  tmpfs?: string[];
  ports?: string[];
  networks: string[];
  depends_on?: Record<string, Dependency>;
  healthcheck?: { test: string[]; interval: string; timeout: string; start_period: string };
}

export interface Dependency {
  condition: 'service_healthy' | 'service_completed_successfully' | 'service_started';
  /** Whether it is an error that nobody asked for it. */
  required?: false;
}

export type Containers = Record<string, Container>;

export const healthy: Dependency = { condition: 'service_healthy' };
export const completed: Dependency = { condition: 'service_completed_successfully' };

export function common(service: Container['extends']['service']) {
  return { extends: { file: 'common.yaml' as const, service } };
}

/** How often it is asked, and for how long it may answer with no: it starts. */
export function healthcheck(...test: string[]) {
  return { test: ['CMD', ...test], interval: '5s', timeout: '3s', start_period: '60s' };
}

/** @param dockerfile relative to the repo */
export function built(dockerfile: string) {
  return { build: { context: '../..', dockerfile } };
}

/** Of an image that another container builds, or pulls. */
export const ofAnother = { pull_policy: 'never' as const };

/** The network of what a process leans on: its store, the broker, the issuer. Nobody else's processes are in it. */
export const needsOf = (process: string) => `${process}-needs`;

/** The network of what is prepared and looked into. */
export const toolsNetwork = 'platform-tools';
