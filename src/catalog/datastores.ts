import { postgresPackages } from './postgresPackages.ts';
import type { Axis, DatastoreOption } from './types.ts';

export const datastore: Axis<DatastoreOption> = {
  id: 'datastore',
  label: 'Datastore',
  preference: ['postgres', 'sqlite'],
  options: [
    {
      id: 'postgres',
      label: 'PostgreSQL',
      hint: 'the one to take when in doubt',
      rendered: true,
      tags: ['store-postgres', 'store-sql'],
      packages: postgresPackages,
      capabilities: { roles: true, shared: true },
    },
    {
      id: 'sqlite',
      label: 'SQLite',
      hint: 'a file beside one process',
      rendered: true,
      tags: ['store-sqlite', 'store-sql'],
      packages: { typescript: { packages: {}, devPackages: {} } },
      capabilities: { roles: false, shared: false },
    },
    {
      id: 'mysql',
      label: 'MySQL',
      hint: 'or MariaDB',
      rendered: false,
      tags: ['store-mysql', 'store-sql'],
      packages: {},
      capabilities: { roles: true, shared: true },
    },
    {
      id: 'mongodb',
      label: 'MongoDB',
      hint: 'documents',
      rendered: false,
      tags: ['store-mongodb', 'store-document'],
      packages: {},
      capabilities: { roles: true, shared: true },
    },
    {
      id: 'none',
      label: 'None',
      hint: 'a service that keeps nothing',
      rendered: false,
      tags: ['store-none'],
      packages: {},
      capabilities: { roles: false, shared: true },
    },
  ],
};
