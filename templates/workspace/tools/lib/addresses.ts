import type { Listen } from './env.ts';
import { pickPort } from './ports.ts';
import type { System } from './system.ts';

export interface Addresses {
  gateway: Listen;
  /** Per name of a service. */
  services: Readonly<Record<string, Listen>>;
  /** Ports that another program has, and what was taken instead. */
  moved: readonly { name: string; wanted: number; got: number }[];
}

/** A port for every listener: the preferred one where it is free, else another. */
export async function assignAddresses(system: System, taken: Set<number>): Promise<Addresses> {
  const moved: { name: string; wanted: number; got: number }[] = [];
  const assign = async (name: string, wanted: Listen): Promise<Listen> => {
    const port = await pickPort(wanted.port, taken);
    if (port !== wanted.port) moved.push({ name, wanted: wanted.port, got: port });
    return { port, adminPort: await pickPort(wanted.adminPort, taken) };
  };
  const gateway = await assign('gateway', system.gateway);
  const services: Record<string, Listen> = {};
  for (const service of system.services) {
    services[service.name] = await assign(service.name, service);
  }
  return { gateway, services, moved };
}
