import {BlockList, isIP, isIPv4} from 'node:net';
import {maskUrl} from '../../core/format/url.ts';
import {ProblemError} from '../../core/problem.ts';
import type {AwsEnvironment} from '../config/config-files.ts';

/** The proxies of the environment, by the protocol of what is asked. */
export interface Proxies {
  readonly http: string | undefined;
  readonly https: string | undefined;
  /** What NO_PROXY holds: hosts asked without one. */
  readonly without: readonly string[];
}

/**
 * The proxies that the environment names, in either spelling, the small one first as curl and the AWS command line have it:
 * HTTPS_PROXY, HTTP_PROXY, ALL_PROXY for what has none of its own, NO_PROXY. Throws a setup problem for one that is no http(s) URL.
 */
export function readProxies(env: AwsEnvironment): Proxies {
  const read = (name: string) => {
    const spelled = [name.toLowerCase(), name].find(one => env[one]);
    return spelled === undefined ? undefined : checkProxy(env[spelled] ?? '', spelled);
  };
  const all = read('ALL_PROXY');
  return {
    http: read('HTTP_PROXY') ?? all,
    https: read('HTTPS_PROXY') ?? all,
    without: (env['no_proxy'] || env['NO_PROXY'] || '').split(/[\s,]+/u).filter(Boolean),
  };
}

/** The proxy by which a URL is asked; undefined where it is asked directly. This machine and its metadata never are by one. */
export function findProxy(url: URL, proxies: Proxies): string | undefined {
  const proxy = url.protocol === 'https:' ? proxies.https : proxies.http;
  if (proxy === undefined) return undefined;
  const host = url.hostname.replace(/^\[|\]$/gu, '').toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (isOwn(host) || proxies.without.some(entry => isMeant(entry.toLowerCase(), host, port))) return undefined;
  return proxy;
}

function checkProxy(text: string, name: string): string {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `http://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if ((url?.protocol === 'http:' || url?.protocol === 'https:') && url.hostname !== '') return whole;
  throw new ProblemError({
    kind: 'setup',
    what: `${name} is no proxy that can be used`,
    why: `It is "${maskUrl(text)}": Lambdeck knows HTTP proxies, with http:// or https://.`,
    tryThis: `Set ${name} to a URL such as http://proxy.example.com:3128, or unset it.`,
  });
}

const ownAddresses = new BlockList();
ownAddresses.addSubnet('127.0.0.0', 8, 'ipv4');
ownAddresses.addSubnet('169.254.0.0', 16, 'ipv4');
ownAddresses.addAddress('::1', 'ipv6');
ownAddresses.addAddress('fd00:ec2::254', 'ipv6');

function isOwn(host: string): boolean {
  if (isIP(host) !== 0) return ownAddresses.check(host, isIPv4(host) ? 'ipv4' : 'ipv6');
  return host === 'localhost' || host.endsWith('.localhost');
}

/** Whether an entry of NO_PROXY means a host: `*`, a name with all below it, an address, a network such as `10.0.0.0/8`. */
function isMeant(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const [, name = entry, ownPort] = /^(.*?)(?::(\d+))?$/u.exec(isIP(entry) === 6 ? `[${entry}]` : entry) ?? [];
  if (ownPort !== undefined && ownPort !== port) return false;
  const plain = name.replace(/^\*?\.|^\[|\]$/gu, '');
  return host === plain || host.endsWith(`.${plain}`) || isInNetwork(plain, host);
}

function isInNetwork(entry: string, host: string): boolean {
  const [network = '', bits = ''] = entry.split('/');
  const family = isIPv4(network) ? 'ipv4' : 'ipv6';
  const most = family === 'ipv4' ? 32 : 128;
  if (isIP(network) === 0 || isIP(host) === 0 || !/^\d+$/u.test(bits) || Number(bits) > most) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family);
  return list.check(host, isIPv4(host) ? 'ipv4' : 'ipv6');
}
