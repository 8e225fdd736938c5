import { knownAs } from '../../blueprint/knownAs.ts';
import type { Blueprint, Service } from '../../blueprint/types.ts';
import { usesBroker } from '../brokers.ts';
import { calleesOf } from '../calls.ts';
import { issuerAddress, issuerName } from '../deploy/issuer.ts';
import {
  apiPort,
  authentication,
  gatewaySettings,
  given,
  migrationSettings,
  routedServices,
  type Settings,
  serviceSettings,
} from '../deploy/settings.ts';
import { dataFolder, imageName } from '../images.ts';
import {
  built,
  type Container,
  type Containers,
  common,
  completed,
  type Dependency,
  healthy,
  needsOf,
  ofAnother,
} from './container.ts';

/** A service, and before it the job that brings its store to what it needs. */
export function serviceContainers(service: Service, blueprint: Blueprint): Containers {
  const { name } = service;
  const migrations = `${name}-migrations`;
  const image = imageName(blueprint, name);
  const callees = calleesOf(service, blueprint).map(({ callee }) => callee);
  const volumes = dataVolumes(service);
  return {
    [migrations]: {
      ...common('job'),
      image,
      ...ofAnother,
      command: ['dist/migrate.js'],
      ...told(migrationSettings(service)),
      ...volumes,
      networks: [needsOf(name)],
      ...(volumes.volumes === undefined && { depends_on: { databases: completed } }),
    },
    [name]: {
      ...common('process'),
      image,
      ...built(`services/${name}/Dockerfile`),
      ...told({
        ...authentication(blueprint, issuerAddress),
        ...(callees.length > 0 && { AUTH_TOKEN_URL: `${issuerAddress}/token` }),
        ...serviceSettings(service, blueprint),
      }),
      ...volumes,
      networks: [name, needsOf(name), ...callees.map((callee) => callee.name)],
      depends_on: {
        [migrations]: completed,
        [issuerName]: healthy,
        ...(usesBroker(service) && { provision: completed }),
      },
    },
  };
}

/** @param port of this machine that it answers on, where no other one is chosen */
export function gatewayContainer(blueprint: Blueprint, ownPort: number): Container {
  const services = routedServices(blueprint);
  const awaited: [string, Dependency][] = blueprint.services.map(({ name }) => [name, healthy]);
  return {
    ...common('process'),
    image: imageName(blueprint, 'gateway'),
    ...built('gateway/Dockerfile'),
    ...told({ ...authentication(blueprint, issuerAddress), ...gatewaySettings(blueprint) }),
    ports: [`\${GATEWAY_HOST:-127.0.0.1}:\${GATEWAY_PORT:-${ownPort}}:${apiPort}`],
    networks: ['gateway', needsOf('gateway'), ...services.map(({ name }) => name)],
    depends_on: { [issuerName]: healthy, ...Object.fromEntries(awaited) },
  };
}

function told(settings: Settings) {
  const { environment, secrets } = given(settings);
  return { environment, ...(secrets.length > 0 && { secrets }) };
}

function dataVolumes(service: Service): { volumes?: string[] } {
  const folder = dataFolder(service);
  return folder === undefined ? {} : { volumes: [`${knownAs(service)}-data:${folder}`] };
}
