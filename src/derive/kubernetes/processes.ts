import { knownAs, knownAsIn } from '../../blueprint/knownAs.ts';
import type { Blueprint, Service } from '../../blueprint/types.ts';
import { usedBroker } from '../brokers.ts';
import { calleesOf, callersOf } from '../calls.ts';
import { serverOfBroker, serversOf } from '../deploy/servers.ts';
import {
  brokerAdminSecret,
  gatewaySettings,
  migrationSettings,
  routedServices,
  serviceSettings,
} from '../deploy/settings.ts';
import { dataFolder, imageName } from '../images.ts';
import type { Manifest } from './manifest.ts';
import { processPolicy } from './network.ts';
import {
  deployment,
  job,
  service,
  serviceAccount,
  tool,
  volumeClaim,
  type Workload,
} from './workload.ts';

/** `deploy/kubernetes/base/services/<service>.yaml`. */
export function serviceManifests(of: Service, blueprint: Blueprint): Manifest[] {
  const { name } = of;
  const workload = serviceWorkload(of, blueprint);
  const migrations = migrationWorkload(of, blueprint);
  const isFile = workload.dataFolder !== undefined;
  const routed = routedServices(blueprint).includes(of);
  return [
    serviceAccount(name, 'process'),
    isFile ? deployment(workload, migrations) : deployment(workload),
    service(name),
    processPolicy(name, {
      callers: [
        ...(routed ? ['gateway'] : []),
        ...callersOf(of, blueprint).flatMap((caller) => podsOf(caller.name, blueprint)),
      ],
      callees: calleesOf(of, blueprint).flatMap(({ callee }) => podsOf(callee.name, blueprint)),
    }),
    ...(isFile
      ? [volumeClaim(workload)]
      : [serviceAccount(migrations.name, 'job'), job(migrations)]),
  ];
}

/** `deploy/kubernetes/base/gateway.yaml`. */
export function gatewayManifests(blueprint: Blueprint): Manifest[] {
  const { name } = gatewayWorkload(blueprint);
  return [
    serviceAccount(name, 'process'),
    deployment(gatewayWorkload(blueprint)),
    service(name),
    processPolicy(name, {
      callers: [],
      callees: routedServices(blueprint).flatMap((routed) => podsOf(routed.name, blueprint)),
    }),
  ];
}

/** `deploy/kubernetes/base/provision.yaml`. */
export function provisionManifests(blueprint: Blueprint): Manifest[] {
  const workload = provisionWorkload(blueprint);
  return [serviceAccount(workload.name, 'job'), job(workload)];
}

/** `deploy/kubernetes/base/dlq.yaml`. */
export function deadLetterManifests(blueprint: Blueprint): Manifest[] {
  const workload = deadLetterWorkload(blueprint);
  return [serviceAccount(workload.name, 'job'), tool(workload)];
}

/** All that is given secrets. */
export function workloadsOf(blueprint: Blueprint): Workload[] {
  const { services } = blueprint;
  return [
    ...services.flatMap((of) => [
      serviceWorkload(of, blueprint),
      ...(dataFolder(of) === undefined ? [migrationWorkload(of, blueprint)] : []),
    ]),
    ...(usedBroker(blueprint) === 'none' ? [] : [provisionWorkload(blueprint)]),
  ];
}

/** By the names of their pods: while a new name rolls out, those of before speak with each other too. */
function podsOf(name: string, { services }: Blueprint): string[] {
  return [...new Set([name, knownAsIn(services, name)])];
}

function serviceWorkload(of: Service, blueprint: Blueprint): Workload {
  return {
    name: of.name,
    storedAs: knownAs(of),
    image: imageName(blueprint, of.name),
    settings: serviceSettings(of, blueprint),
    servers: serversOf(of, blueprint),
    dataFolder: dataFolder(of),
  };
}

function migrationWorkload(of: Service, blueprint: Blueprint): Workload {
  return {
    ...serviceWorkload(of, blueprint),
    name: `${of.name}-migrations`,
    storedAs: `${knownAs(of)}-migrations`,
    args: ['dist/migrate.js'],
    settings: migrationSettings(of),
    servers: of.datastore === 'postgres' ? ['postgres'] : [],
  };
}

function gatewayWorkload(blueprint: Blueprint): Workload {
  return {
    name: 'gateway',
    storedAs: 'gateway',
    image: imageName(blueprint, 'gateway'),
    settings: gatewaySettings(blueprint),
    servers: [],
  };
}

/** Streams and queues, from what the blueprint says. */
function provisionWorkload(blueprint: Blueprint): Workload {
  return {
    ...brokerTool(blueprint, 'provision'),
    args: ['dist/provision.js'],
    settings: { BROKER_ADMIN_URL: { secret: brokerAdminSecret(blueprint) } },
  };
}

/** It waits for whoever opened it, an hour at most, and ends as soon as it is told to. */
function deadLetterWorkload(blueprint: Blueprint): Workload {
  return {
    ...brokerTool(blueprint, 'dlq'),
    args: ['-e', "process.on('SIGTERM', () => process.exit()); setTimeout(() => {}, 3_600_000)"],
    settings: { BROKER_URL: { secret: brokerAdminSecret(blueprint) } },
  };
}

/** With the account that may do all. */
function brokerTool(blueprint: Blueprint, name: string) {
  const broker = serverOfBroker(blueprint);
  return {
    name,
    storedAs: 'provision',
    image: imageName(blueprint, 'platform-tools'),
    servers: broker === undefined ? [] : [broker],
  };
}
