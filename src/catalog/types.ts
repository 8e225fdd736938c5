import type { FieldType } from '../blueprint/types.ts';

export type AxisId =
  | 'language'
  | 'datastore'
  | 'transport'
  | 'broker'
  | 'identity'
  | 'ci'
  | 'deploy'
  | 'packageManager'
  | 'mtls'
  | 'rateLimitStore';

/** One thing that can be chosen, e.g. a database. Answers for itself: nobody asks for its id. */
export interface Option {
  /** The word in the blueprint, on the command line, in folder names and in the documentation. */
  id: string;
  label: string;
  /** Half a sentence for whoever has to choose. */
  hint: string;
  /** Whether this version renders it; what it does not render is refused by name. */
  rendered: boolean;
  /** Tags of template folders that the option switches on, families included. */
  tags: readonly string[];
}

export interface Axis<O extends Option = Option> {
  id: AxisId;
  label: string;
  options: readonly O[];
  /** Ids in the order in which a default is looked for: the first that is rendered. */
  preference: readonly string[];
}

/** npm package -> exact version. */
export type Packages = Readonly<Record<string, string>>;

export interface LanguageOption extends Option {
  toolchain?: Toolchain;
}

/** What a rendered workspace of the language stands on. */
export interface Toolchain {
  /** Semver range of the runtime. */
  engine: string;
  images: RuntimeImages;
  /** Of the chassis, which is the only package with dependencies. */
  packages: Packages;
  /** Of the workspace root: compilers, linters, types, the embedded database. */
  devPackages: Packages;
  /** Make of a program the one file that its image has. */
  bundler: Packages;
}

/** What an image is built in, and what it is then: the runtime without shell and package manager. */
export interface RuntimeImages {
  build: string;
  /** Of jobs of a pipeline: with git, and with what installs packages of the system. */
  pipeline: string;
  runtime: string;
}

export interface DatastoreOption extends Option {
  /** Packages that the adapter adds to the chassis, by language. */
  packages: Readonly<Record<string, { packages: Packages; devPackages: Packages }>>;
  capabilities: DatastoreCapabilities;
  /** Of its server; undefined where none is run. */
  image: string | undefined;
}

export interface BrokerOption extends Option {
  /** Of the addresses that its adapter understands, as `URL.protocol` gives them. */
  schemes: readonly string[];
  /** Packages that the adapter adds to the chassis, by language. */
  packages: Readonly<Record<string, { packages: Packages; devPackages: Packages }>>;
  /** Undefined where there is no adapter. */
  capabilities: BrokerCapabilities | undefined;
  /** Of its server; undefined where none is run for it alone. */
  image: string | undefined;
}

export interface CiOption extends Option {
  /** How its pipeline keeps changes out that are not safe, in a sentence for the documentation. */
  guard: string | undefined;
  /** The image, with its version, of jobs that build and start containers, where the machine of a job does not. */
  docker: string | undefined;
  /** Where its pipeline can push images to; undefined where that is not rendered. */
  registry: CiRegistry | undefined;
}

export interface CiRegistry {
  /** Of the platform's own one, which lets its pipelines in. */
  host: string;
  /** What the names of images begin with there, in the words of the pipeline. */
  images: string;
  /** The same for people. */
  shown: string;
  own: Login;
  /** Into any other one, as the team has set it up. */
  other: Login;
}

/** In the words of the pipeline. */
export interface Login {
  user: string;
  password: string;
  /** Holds where there is somewhere to push to, and somebody to do it as. */
  when: string | undefined;
  /** How people make it known, for the documentation; undefined where nobody has to. */
  setUp: string | undefined;
}

export interface PackageManagerOption extends Option {
  /** Exact version that a repo asks for; undefined where Node.js brings one. */
  version: string | undefined;
  /** Brings it to a machine that has Node.js; undefined where Node.js does. */
  provide: string | undefined;
  /** The same in a repo, for CI: exactly the version that `package.json` names. */
  provideLocked: string | undefined;
  /** Written by the first install, and committed. */
  lockFile: string;
  /** Where the workspace is described; undefined where `package.json` is the place. */
  workspaceFile: string | undefined;
  /** How a package asks for another one of the workspace. */
  localPackage: string;
  /** Before a package that is to be run once, and not installed. */
  once: string;
  /** What git has to leave alone, beside `node_modules/`. */
  ignored: readonly string[];
  /** Names the folder where it keeps what it has fetched, for pipelines. */
  cacheEnv: string;
  /** Of the first install, by the generator itself. */
  installArgs: readonly string[];
  image: ImageInstall;
  /** What people and pipelines type in a rendered repo. */
  commands: Readonly<Record<RepoCommand, string>>;
}

/** The first part of a build: packages of the workspace, with what they need, exactly as locked. */
export interface ImageInstall {
  /** Brings the package manager; undefined where the image has it. */
  provide: string | undefined;
  /** Folder that builds share. */
  cache: string;
  /** Followed by the packages. */
  command: string;
  /** What stands around the name of each. */
  around: readonly [before: string, after: string];
}

/**
 * What there is to type. `...Of` is followed by arguments; `...Only` prints nothing but the answer;
 * `installLocked` takes exactly what the lock file says, for CI.
 */
export type RepoCommand =
  | 'install'
  | 'installLocked'
  | 'start'
  | 'startOf'
  | 'test'
  | 'testOf'
  | 'check'
  | 'boundaries'
  | 'secrets'
  | 'smoke'
  | 'smokeOf'
  | 'imageOf'
  | 'load'
  | 'loadOf'
  | 'plan'
  | 'planOf'
  | 'brokerServer'
  | 'token'
  | 'tokenOf'
  | 'tokenOnly'
  | 'migrate'
  | 'provision'
  | 'dlqOf'
  | 'dlqOnly'
  | 'backfillOf'
  | 'apply';

/** What needs a capability is refused by name where it is missing. */
export interface DatastoreCapabilities {
  /** The owner of the tables and the role of the running service can be two. */
  roles: boolean;
  /** Several processes on several machines can share it. */
  shared: boolean;
}

/** The words of the chassis (`broker/port.ts`); its contract suite shows each of them at work. */
export interface BrokerCapabilities {
  /** The broker's own permissions can keep publishers and consumers to their topics. */
  permissions: boolean;
  /** Whose messages wait while one waits for its next attempt. */
  holdsBack: 'key' | 'window' | 'partition';
  /** Replicas of a consumer share the work, or one works and the others stand by. */
  replicas: 'parallel' | 'one-active';
  /** For how long the broker itself drops an id that it has had, in ms; 0 for never. */
  deduplicatesForMs: number;
  /** A new subscription can start with what was published before it. */
  keepsHistory: boolean;
}

/** How one type of field looks in each place that it reaches. */
export interface FieldTypeEntry {
  /** Half a sentence for the documentation and for completion in editors. */
  hint: string;
  /** JSON Schema of one value on the wire; enum and object get theirs from the field. */
  jsonSchema: Readonly<Record<string, unknown>>;
  /** The TypeScript type; enum and object get theirs from the field. */
  typescript: string;
  /** Marks that make sense on it. */
  marks: readonly ('minimum' | 'maximum' | 'maxLength' | 'pattern')[];
  /** Upper bound where the blueprint gives none, in characters. */
  maxLength?: number;
  /** Whether lists could filter and sort on it at all. */
  indexable: boolean;
  /** Per datastore: the column's type, and whether the store can compare and sort its values. */
  stores: Readonly<Record<string, { column: string; ordered: boolean }>>;
}

export interface Catalog {
  language: Axis<LanguageOption>;
  datastore: Axis<DatastoreOption>;
  transport: Axis;
  broker: Axis<BrokerOption>;
  identity: Axis;
  ci: Axis<CiOption>;
  deploy: Axis;
  packageManager: Axis<PackageManagerOption>;
  mtls: Axis;
  rateLimitStore: Axis;
  fieldTypes: Readonly<Record<FieldType, FieldTypeEntry>>;
  /** Column of an array or of a value object, per datastore. */
  structuredColumn: Readonly<Record<string, string>>;
  /** Parts of the language beside the axes, and whether this version renders them. */
  features: Readonly<Record<Feature, FeatureEntry>>;
}

export interface FeatureEntry {
  label: string;
  rendered: boolean;
  needsBroker: boolean;
  /** What there is to write in place of it. */
  instead?: string;
}

/** Parts of the language that a version may not render yet. */
export type Feature =
  | 'events'
  | 'emits'
  | 'subscribes'
  | 'message'
  | 'replicas'
  | 'askedByEvent'
  | 'views'
  | 'calls'
  | 'replicaFallback'
  | 'replicaQueries'
  | 'eventSourced'
  | 'sagas'
  | 'compositions'
  | 'foreignObjects'
  | 'nestedSecrets'
  | 'renamedNested';
