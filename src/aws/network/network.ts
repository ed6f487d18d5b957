import {readFile} from 'node:fs/promises';
import tls from 'node:tls';
import {ProblemError} from '../../core/problem.ts';
import type {AwsEnvironment, ProfileSection} from '../config/config-files.ts';
import {type Proxies, readProxies} from './find-proxy.ts';
import type {ProxyingAgent} from './proxying-agent.ts';

/** How requests leave this machine. */
export interface Network {
  readonly proxies: Proxies;
  /** Certificates that are trusted beside Node's own, as PEM; undefined when none are named. */
  readonly bundle: string | undefined;
}

/** A network without proxies, in which Node's own certificates are trusted. */
export const plainNetwork: Network = {proxies: {http: undefined, https: undefined, without: []}, bundle: undefined};

/**
 * The network as the environment and a profile say: proxies, and the certificates of AWS_CA_BUNDLE or the profile's `ca_bundle`.
 * Rejects with a setup problem for what cannot be used.
 */
export async function resolveNetwork(env: AwsEnvironment, profile: ProfileSection): Promise<Network> {
  const {AWS_CA_BUNDLE: fromEnvironment} = env;
  const path = fromEnvironment || profile.ca_bundle;
  const source = fromEnvironment ? 'AWS_CA_BUNDLE' : "the profile's ca_bundle";
  return {proxies: readProxies(env), bundle: path ? await readBundle(path, source) : undefined};
}

/** The agents that a client's connections are made with; none of their own where nothing is special about the network. */
export interface Agents {
  readonly httpAgent?: ProxyingAgent;
  readonly httpsAgent?: ProxyingAgent;
}

/** Loads what makes agents for clients, each its own: a client closes the connections of its agents with itself. */
export async function loadAgents({proxies, bundle}: Network): Promise<(keepsSockets: boolean) => Agents> {
  if (proxies.http === undefined && proxies.https === undefined && bundle === undefined) return () => ({});
  const {ProxyingAgent: Proxying} = await import('./proxying-agent.ts');
  const ca = bundle === undefined ? undefined : [...ownCertificates(), bundle];
  return keepsSockets => {
    const agent = new Proxying({proxies, ca, keepsSockets});
    return {httpAgent: agent, httpsAgent: agent};
  };
}

/** Those of Node and of NODE_EXTRA_CA_CERTS; a Node before 22.15 cannot say the latter. */
function ownCertificates(): readonly string[] {
  const {getCACertificates}: Partial<typeof tls> = tls;
  return getCACertificates?.('default') ?? tls.rootCertificates;
}

async function readBundle(path: string, source: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw unusable(path, source, error.code === 'ENOENT' ? 'there is no such file' : error.message);
  });
  try {
    tls.createSecureContext({ca: text});
  } catch (error) {
    throw unusable(path, source, error instanceof Error ? error.message : String(error));
  }
  if (!text.includes('-----BEGIN ')) throw unusable(path, source, 'it holds no certificate in PEM form');
  return text;
}

function unusable(path: string, source: string, why: string): ProblemError {
  return new ProblemError({
    kind: 'setup',
    what: 'The certificates could not be read',
    why: `${source} names ${path}: ${why}.`,
    tryThis: `Name a file with certificates in PEM form, or take ${source} away.`,
  });
}
