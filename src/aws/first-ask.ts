import type {ListOperation} from '../core/list-operation.ts';
import type {Operation} from '../schema/index.ts';
import type {AwsEnvironment, ConfigFiles} from './config/config-files.ts';
import type {ConnectionSettings} from './connection.ts';
import {type Shape, toShape} from './plain-shape.ts';
import {isKnownRegion} from './regions.ts';
import {findServiceUrl} from './send-signed.ts';
import type {SigningKeys} from './sign-read.ts';

/** The first page of a list, as a start can ask for it before the SDK is loaded. It holds no secret. */
export interface FirstAsk {
  readonly operation: ListOperation;
  readonly url: string;
  readonly region: string;
  /** Whose keys sign it: those of the environment, those of a profile's section, or placeholders, which are nobody's. */
  readonly keys: 'environment' | {readonly profile: string} | {readonly placeholder: SigningKeys};
  readonly status: number;
  readonly shape: Shape;
  /** Members of the answer: the list, and the token of the next page. */
  readonly items: string;
  readonly token: string;
}

/**
 * How a connection's list of a whole account can be asked for; undefined where that takes more than the keys that are there, the network
 * as it is and an address that everybody knows.
 */
export function findFirstAsk(
  connection: ConnectionSettings,
  operation: Pick<Operation, 'name' | 'method' | 'path' | 'query' | 'status' | 'output' | 'pagination'>,
  configured: {readonly env: AwsEnvironment; readonly files: ConfigFiles},
): FirstAsk | undefined {
  const keys = findKeys(connection);
  const url = findUrl(connection, operation, configured);
  const {name, status, output, pagination} = operation;
  if (keys === undefined || url === undefined || pagination === undefined) return undefined;
  const {items, outputToken: token} = pagination;
  return {
    ...{operation: name as ListOperation, url, region: connection.region},
    ...{keys, status, shape: toShape(output), items, token},
  };
}

function findKeys({credentials}: ConnectionSettings): FirstAsk['keys'] | undefined {
  const {kind} = credentials;
  if (kind === 'fixed') return 'environment';
  if (kind === 'none') return {placeholder: credentials};
  if (kind !== 'profile' || credentials.signsInBy !== 'access key' || credentials.signIn !== credentials.name)
    return undefined;
  return {profile: credentials.name};
}

function findUrl(
  {endpoint, region, network}: ConnectionSettings,
  {method, path, query}: Pick<Operation, 'method' | 'path' | 'query'>,
  {env, files}: {readonly env: AwsEnvironment; readonly files: ConfigFiles},
): string | undefined {
  const {proxies, bundle} = network;
  const isPlain = proxies.http === undefined && proxies.https === undefined && bundle === undefined;
  if (method !== 'GET' || !isPlain || Object.keys(query).length > 0) return undefined;
  const settings = [env, ...files.profiles.values()].flatMap(Object.keys);
  if (endpoint === undefined && (!hasUsualHost(region) || settings.some(name => ownHosts.test(name)))) return undefined;
  const {protocol, username, host, pathname, search} = findServiceUrl('lambda', {region, endpoint});
  const whole = `${pathname === '/' ? '' : pathname}${path}`;
  if (username !== '' || search !== '' || !/^(?:\/[\w~-][\w.~-]*)+\/?$/.test(whole)) return undefined;
  return `${protocol}//${host}${whole}`;
}

/** Settings that have hosts of their own. */
const ownHosts = /^(?:aws_)?use_(?:fips|dualstack)_endpoint$/i;

/** Isolated partitions and that of the European Sovereign Cloud have domains of their own. */
function hasUsualHost(region: string): boolean {
  return isKnownRegion(region) && !region.startsWith('eusc-');
}
