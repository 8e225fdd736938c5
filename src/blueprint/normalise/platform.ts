import { type Axis, type Catalog, defaultOption } from '../../catalog/index.ts';
import type { RawPlatform } from '../raw.ts';
import type {
  Broker,
  Ci,
  Deploy,
  Identity,
  Mtls,
  PackageManager,
  Platform,
  Transport,
} from '../types.ts';

export function platformOf(
  raw: RawPlatform | undefined,
  systemName: string,
  catalog: Catalog,
): Platform {
  const deploy = raw?.deploy ?? [preferred<Deploy>(catalog.deploy)];
  return {
    transport: raw?.transport ?? preferred<Transport>(catalog.transport) ?? 'rest',
    broker: raw?.broker ?? preferred<Broker>(catalog.broker) ?? 'none',
    identity: identityOf(raw?.identity, systemName),
    ci: raw?.ci ?? preferred<Ci>(catalog.ci) ?? 'none',
    deploy: deploy.filter((option) => option !== undefined).sort(),
    packageManager:
      raw?.packageManager ?? preferred<PackageManager>(catalog.packageManager) ?? 'npm',
    mtls: raw?.mtls ?? preferred<Mtls>(catalog.mtls) ?? 'off',
  };
}

/** The id of the default; the words of an axis are those of its type. */
export function preferred<Word extends string>(axis: Axis): Word | undefined {
  return defaultOption(axis)?.id as Word | undefined;
}

function identityOf(raw: RawPlatform['identity'], audience: string): Identity {
  const written = typeof raw === 'string' ? { kind: raw } : (raw ?? {});
  return {
    kind: written.kind ?? 'jwt',
    ...(written.issuer === undefined ? {} : { issuer: written.issuer }),
    audience: written.audience ?? audience,
    algorithms: written.algorithms ?? ['RS256'],
  };
}
