import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {ConnectionSettings} from '../aws/connection.ts';
import type {ConnectRequest} from '../console/services.ts';
import {formatSize} from '../core/format/size.ts';
import {maskUrl} from '../core/format/url.ts';
import {ProblemError} from '../core/problem.ts';
import {chooseColorLevel} from '../terminal/output/color-level.ts';
import {writesUnicode} from '../terminal/output/letters.ts';
import {findStateFolder} from '../terminal/process/state-folder.ts';
import {findConfigFolder} from './config-folder.ts';
import {type DestinationParts, findDestination} from './find-destination.ts';
import type {Host} from './host.ts';
import type {SettingsFile} from './settings.ts';
import {toTargetFacts} from './target-guard.ts';

/** What the setup is described from. */
export interface SetupParts extends Omit<DestinationParts, 'host'> {
  readonly host: Host;
  readonly settings: SettingsFile;
}

/** A line of the setup: what, and what it is with where that was set. */
type Fact = readonly [what: string, value: string];

/**
 * What would be used and why, a line each: versions, files, profile, region, credentials, endpoint, network, terminal. It holds no
 * secret, and nothing is asked of any service. `sandbox` is where the built-in one listens, while it does.
 */
export async function describeSetup(
  parts: SetupParts,
  change: ConnectRequest,
  sandbox?: string,
): Promise<readonly string[]> {
  const facts = [
    ...describeProgram(parts),
    ...(await describeFiles(parts)),
    ...(await describeTarget(parts, change)),
    ...(sandbox === undefined
      ? []
      : [['Endpoint', `${sandbox} while this console runs, for other clients too`] as const]),
    describeTerminal(parts),
  ];
  const width = Math.max(...facts.map(([what]) => what.length)) + 2;
  return facts.map(([what, value]) => `${what.padEnd(width)}${value}`);
}

function describeProgram({host: {process, version}}: SetupParts): readonly Fact[] {
  const {versions, platform, arch, argv} = process;
  return [
    ['Lambdeck', `${version}, ${argv[1] ?? 'started otherwise'}`],
    ['Node.js', `${versions.node} on ${platform} ${arch}`],
  ];
}

async function describeFiles({host, settings}: SetupParts): Promise<readonly Fact[]> {
  const file = join(findConfigFolder(host.env, host.home), 'settings.json');
  const state = findStateFolder(host.env, host.home);
  const size = async (path: string) => {
    const found = await stat(path).catch(() => undefined);
    return found === undefined ? 'not there' : formatSize(found.size);
  };
  const crashes = (await readdir(state).catch(() => [])).filter(name => name.startsWith('crash-')).length;
  return [
    ['Settings', `${file} (${await size(file)})`],
    ...settings.notices.map(notice => ['', notice] as const),
    ['State', `${state}: journal ${await size(join(state, 'journal.jsonl'))}, reports of crashes: ${crashes}`],
  ];
}

async function describeTarget(parts: SetupParts, change: ConnectRequest): Promise<readonly Fact[]> {
  try {
    const found = await findDestination(parts, change);
    if ('sandbox' in found) return [['Target', `the built-in sandbox, ${found.sandbox}: ${whySandbox(parts)}`]];
    return await describeConnection(parts, change, found.configured);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const {what, why, tryThis} = error.problem;
    return [['Problem', `${what}: ${why} ${tryThis}`]];
  }
}

function whySandbox({request}: SetupParts): string {
  return request.sandbox === true ? '--sandbox' : 'no account or endpoint is configured anywhere';
}

async function describeConnection(
  parts: SetupParts,
  change: ConnectRequest,
  target: ConnectionSettings,
): Promise<readonly Fact[]> {
  const {request, host} = parts;
  const {lastConnection = {}} = parts.settings.memory;
  const said = (choices: readonly (readonly [string, string | undefined])[], otherwise: string) =>
    choices.find(([, value]) => value)?.[0] ?? otherwise;
  const variables = (...names: readonly string[]) => names.map(name => [name, host.env[name]] as const);
  const profileFrom = said(
    [
      ['chosen here', change.profile],
      ['--profile', request.profile],
      ...variables('AWS_PROFILE', 'AWS_DEFAULT_PROFILE'),
      ['used last', lastConnection.profile],
    ],
    'the default',
  );
  const regionFrom = said(
    [
      ['chosen here', change.region],
      ['--region', request.region],
      ...variables('AWS_REGION', 'AWS_DEFAULT_REGION'),
      ['used last', lastConnection.region === target.region ? target.region : undefined],
    ],
    target.profile === undefined ? 'the endpoint or this machine' : 'the profile',
  );
  const endpointFrom = said(
    [['--endpoint-url', request.endpointUrl], ...variables('AWS_ENDPOINT_URL_LAMBDA', 'AWS_ENDPOINT_URL')],
    'the profile',
  );
  return [
    ['Profile', target.profile === undefined ? 'none' : `${target.profile} (${profileFrom})`],
    ['Region', `${target.region} (${regionFrom})`],
    ['Environment', describeEnvironment(parts, target)],
    ['Credentials', `${describeCredentials(target)}; ${await describeExpiry(target, parts.host.env)}`],
    ['Endpoint', target.endpoint === undefined ? "the region's own" : `${maskUrl(target.endpoint)} (${endpointFrom})`],
    ...describeNetwork(target, host.env),
  ];
}

function describeEnvironment({settings, request, host}: SetupParts, target: ConnectionSettings): string {
  const {label = 'no label', readOnly, why} = settings.findEnvironment(toTargetFacts(target, host.env));
  if (request.readOnly === true) return `${label}, read-only: --read-only`;
  return `${label}, ${readOnly ? 'begins read-only' : 'changes are possible'}${why === undefined ? '' : `: ${why}`}`;
}

function describeCredentials({credentials}: ConnectionSettings): string {
  switch (credentials.kind) {
    case 'fixed':
      return 'keys of the environment';
    case 'none':
      return 'none are needed: placeholders sign';
    case 'chain':
      return credentials.from ?? 'whatever this machine has';
    case 'profile': {
      const {name, signIn, signsInBy, takesCode} = credentials;
      const by = signIn === name ? signsInBy : `a role, by way of the profile ${signIn} (${signsInBy})`;
      return takesCode ? `${by}, with an MFA code` : by;
    }
  }
}

async function describeExpiry(target: ConnectionSettings, env: Host['env']): Promise<string> {
  const {findExpiry} = await import('../aws/find-expiry.ts');
  const expiry = await findExpiry(target, env);
  if (expiry === 'never') return 'they do not expire';
  if (expiry === 'unknown') return 'until when they hold is known once they are used';
  if (expiry === 'not signed in') return 'nobody is signed in';
  const isOver = expiry < Date.now();
  return `${isOver ? 'expired at' : 'they hold until'} ${new Date(expiry).toISOString().replace(/\.\d+Z$/, 'Z')}`;
}

function describeNetwork({network: {proxies, bundle}}: ConnectionSettings, env: Host['env']): readonly Fact[] {
  const {http, https, without} = proxies;
  const beside = without.length > 0 ? `, but not for ${without.join(' ')}` : '';
  const proxy = https === undefined ? 'none' : `${maskUrl(https)}${beside}`;
  const bundleFrom = env['AWS_CA_BUNDLE'] || "the profile's ca_bundle";
  const extra = env['NODE_EXTRA_CA_CERTS'] ? ` and ${env['NODE_EXTRA_CA_CERTS']}` : '';
  return [
    ['Proxy', http === undefined || http === https ? proxy : `${proxy}; without TLS ${maskUrl(http)}`],
    ['Certificates', `Node's own${extra}${bundle === undefined ? '' : ` and ${bundleFrom}`}`],
  ];
}

const colours = ['no colours', '16 colours', '256 colours', 'RGB colours'] as const;

function describeTerminal({host: {env, process}, request}: SetupParts): Fact {
  const {columns, rows, isTTY} = process.stdout;
  const parts = [
    isTTY ? `${env['TERM'] ?? 'no TERM'}, ${columns}×${rows}` : 'output is no terminal',
    colours[request.color ? chooseColorLevel(env, isTTY) : 0],
    writesUnicode(env) ? 'UTF-8' : 'ASCII',
    ...(env['TMUX'] ? ['in tmux'] : []),
    ...(env['SSH_CONNECTION'] ? ['over SSH'] : []),
  ];
  return ['Terminal', parts.join(', ')];
}
