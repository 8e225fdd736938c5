import type { Blueprint } from '../../blueprint/types.ts';
import type { History } from '../../history/history.ts';
import { preferredPorts } from '../system.ts';
import type { Containers } from './container.ts';
import { monitoringContainers, monitoringNetwork } from './monitoring.ts';
import { gatewayContainer, serviceContainers } from './processes.ts';
import { serverContainers } from './servers.ts';
import { toolContainers } from './tools.ts';

/** By their names. */
export function containersOf(blueprint: Blueprint, history: History): Containers {
  return {
    gateway: gatewayContainer(blueprint, preferredPorts(history, 'gateway').port),
    ...Object.assign(
      {},
      ...blueprint.services.map((service) => serviceContainers(service, blueprint)),
    ),
    ...toolContainers(blueprint),
    ...serverContainers(blueprint),
    ...monitoringContainers(blueprint),
  };
}

/** `deploy/compose/compose.yaml`. */
export function compose(blueprint: Blueprint, history: History) {
  const containers = containersOf(blueprint, history);
  const all = Object.values(containers);
  const named = all.flatMap(({ volumes = [] }) => volumes).filter((volume) => !/^\./.test(volume));
  return {
    name: blueprint.system.name,
    services: containers,
    networks: each(
      all.flatMap(({ networks }) => networks),
      // No way out of this machine but for what people reach from outside, and what reaches people.
      (network) => (isOpen(network) ? {} : { internal: true }),
    ),
    volumes: each(
      named.map((volume) => volume.slice(0, volume.indexOf(':'))),
      () => ({}),
    ),
    secrets: each(
      all.flatMap(({ secrets = [] }) => secrets),
      (secret) => ({ file: `./secrets/${secret}` }),
    ),
  };
}

const isOpen = (network: string) => network === 'gateway' || network === monitoringNetwork;

/** Each name once, in order. */
function each(names: readonly string[], entry: (name: string) => object): Record<string, object> {
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, entry(name)]));
}
