/** Where contracts stand, and what was last released of them. */
const contractsFolder = 'contracts/';
export const releasedFolder = `${contractsFolder}locks`;

export function openapiPath(service: string): string {
  return `${contractsFolder}openapi/${service}.yaml`;
}

/** Of a contract that was released: the same path below the folder of those. */
export function releasedPath(path: string): string {
  return `${releasedFolder}/${belowContracts(path)}`;
}

export function belowContracts(path: string): string {
  return path.slice(contractsFolder.length);
}

/** Which service a contract is of, by its path below either folder; undefined of what is none. */
export function serviceOf(path: string): string | undefined {
  return /^openapi\/([^/]+)\.yaml$|^events\/([^/]+)\/[^/]+\.json$/
    .exec(path)
    ?.slice(1)
    .find(Boolean);
}
