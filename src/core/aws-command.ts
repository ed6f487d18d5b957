/** The connection options an `aws` command line needs to reach the same place. */
export interface CommandTarget {
  readonly profile: string | undefined;
  readonly region: string;
  readonly endpoint: string | undefined;
}

/** The AWS CLI command line that makes the same call, quoted for a POSIX shell. Input members become `--kebab-case` options. */
export function toAwsCommand(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  target: CommandTarget,
): string {
  const options = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => toOption(name, value));
  const connection = [
    ...(target.endpoint === undefined ? [] : ['--endpoint-url', quote(target.endpoint)]),
    ...(target.profile === undefined ? [] : ['--profile', quote(target.profile)]),
    '--region',
    quote(target.region),
  ];
  return ['aws', 'lambda', toKebab(operation), ...options, ...connection].join(' ');
}

function toOption(name: string, value: unknown): string[] {
  const option = `--${toKebab(name)}`;
  if (value === true) return [option];
  if (value === false) return [`--no-${toKebab(name)}`];
  return [option, quote(typeof value === 'object' ? JSON.stringify(value) : String(value))];
}

/** The CLI's spelling of an AWS name: `GetLayerVersionByArn` → `get-layer-version-by-arn`, `UUID` → `uuid`. */
function toKebab(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
