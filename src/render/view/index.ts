import type { Blueprint } from '../../blueprint/types.ts';
import { brokersOf, capabilitiesOf } from '../../derive/brokers.ts';
import { promisedSeconds } from '../../derive/monitoring/promisedSeconds.ts';
import { chassisPackage } from '../../derive/packages.ts';
import { storesOf } from '../../derive/stores.ts';
import type { History } from '../../history/history.ts';
import { gatewayView } from './gateway.ts';
import { type ServiceView, serviceView } from './service.ts';
import { workspaceView } from './workspace.ts';

/**
 * What templates see: the blueprint in the order and the words in which files print it. Documents
 * are getters, so that only what a template prints is derived.
 */
export interface View {
  blueprint: Blueprint;
  workspace: object;
  gateway: object;
  languages: LanguageView[];
  services: ServiceView[];
}

export type LanguageView = { name: string };

export function toView(blueprint: Blueprint, history: History): View {
  const services = blueprint.services.map((service) => serviceView(service, blueprint, history));
  const gateway = gatewayView(blueprint, history, services);
  const languages = [...new Set([...blueprint.services.map(({ language }) => language)])].sort();
  return {
    blueprint,
    services,
    gateway,
    workspace: workspaceView(blueprint, history, services, gateway),
    languages: languages.map((name) => ({
      name,
      stores: storesOf(blueprint, name),
      brokers: brokersOf(blueprint),
      promisedSeconds: promisedSeconds(blueprint),
      brokerCapabilities: capabilitiesOf(brokersOf(blueprint)),
      get package() {
        return chassisPackage(blueprint);
      },
    })),
  };
}
