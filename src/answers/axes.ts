import type { AxisId } from '../catalog/index.ts';

/** Axes of the whole system, in the order of asking; the datastore is said of single services as well. */
export const askedAxes = [
  'transport',
  'broker',
  'datastore',
  'identity',
  'ci',
  'deploy',
  'packageManager',
] as const satisfies readonly AxisId[];

export type AskedAxis = (typeof askedAxes)[number];

/** Those that the blueprint says under `platform`. */
export const platformAxes = askedAxes.filter((id) => id !== 'datastore');

/** How each axis is asked for. */
export const wording: Readonly<Record<AskedAxis, { message: string; help: string }>> = {
  transport: {
    message: 'What do services speak to each other?',
    help: 'A service can say otherwise in microservices.yaml',
  },
  broker: {
    message: 'What carries events between services?',
    help: 'Services that publish or subscribe need one',
  },
  datastore: {
    message: 'Where do services keep their data?',
    help: 'The default: single services can have another one',
  },
  identity: {
    message: 'How does the gateway know its callers?',
    help: 'Services see who called, whatever the gateway accepts',
  },
  ci: {
    message: 'Where are changes checked?',
    help: 'A workflow that runs the same commands that you have',
  },
  deploy: {
    message: 'Where does it run?',
    help: 'Any number; to run it here needs none of them',
  },
  packageManager: {
    message: 'What installs the packages?',
    help: 'Its lock file is committed; scripts are the same',
  },
};
