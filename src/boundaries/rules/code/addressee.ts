import type { Address } from '../../../code/model.ts';
import { urlEnv } from '../../../derive/urlEnv.ts';
import type { View } from '../../view.ts';

/**
 * The service that an address leads to: its setting `<SERVICE>_URL`, or its name as a host, alone or as
 * clusters write it (`name.namespace.svc.cluster.local`).
 */
export function addresseeOf({ kind, name }: Address, { blueprint }: View): string | undefined {
  return blueprint.services.find((service) =>
    kind === 'setting'
      ? urlEnv(service) === name
      : name === service.name || (name.startsWith(`${service.name}.`) && clusterHost.test(name)),
  )?.name;
}

const clusterHost = /^[^.]+(?:\.[^.]+)?\.svc(?:\.|$)/;
