/** An action of GitHub, pinned: a tag can be moved to other code, a commit cannot. */
export interface Action {
  repository: string;
  /** The release that the commit is of. */
  version: string;
  commit: string;
}

/** `node scripts/checkActions.ts` says whether they are the newest, and what their tags say. */
export const actions = {
  checkout: {
    repository: 'actions/checkout',
    version: 'v7.0.1',
    commit: '3d3c42e5aac5ba805825da76410c181273ba90b1',
  },
  setupNode: {
    repository: 'actions/setup-node',
    version: 'v7.0.0',
    commit: '820762786026740c76f36085b0efc47a31fe5020',
  },
  uploadArtifact: {
    repository: 'actions/upload-artifact',
    version: 'v7.0.1',
    commit: '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a',
  },
  downloadArtifact: {
    repository: 'actions/download-artifact',
    version: 'v8.0.1',
    commit: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
  },
} as const satisfies Record<string, Action>;

/** What stands behind `uses:`. */
export function pinned({ repository, version, commit }: Action): string {
  return `${repository}@${commit} # ${version}`;
}
