/** What the root's package.json says of the project. */
export interface RootManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly keywords: readonly string[];
  readonly engines: Readonly<Record<string, string>>;
  /** The one place of all addresses: where the sources are. */
  readonly repository?: {readonly type: string; readonly url: string};
}

/** Where things of the project are found, all made from where its sources are. */
export interface Addresses {
  readonly homepage: string;
  readonly bugs: string;
  /** Where the files of a release are, by the version. */
  releaseFiles(version: string): string;
}

/** The addresses; undefined while nobody has said where the sources are. */
export function findAddresses({repository}: Pick<RootManifest, 'repository'>): Addresses | undefined {
  const page = repository?.url.replace(/^git\+/, '').replace(/\.git$/, '');
  if (page === undefined) return undefined;
  return {
    homepage: `${page}#readme`,
    bugs: `${page}/issues`,
    releaseFiles: version => `${page}/releases/download/v${version}`,
  };
}

/** The package.json that is published: no dependencies, for all of them are in the bundle, and nothing that runs at installing. */
export function buildManifest(root: RootManifest): Readonly<Record<string, unknown>> {
  const {name, version, description, license, keywords, engines, repository} = root;
  const addresses = findAddresses(root);
  return {
    name,
    version,
    description,
    keywords,
    license,
    ...(addresses && {homepage: addresses.homepage, bugs: addresses.bugs, repository}),
    type: 'commonjs',
    bin: {[name]: 'lambdeck.cjs'},
    man: ['lambdeck.1'],
    engines,
    os: ['linux', 'darwin'],
  };
}
