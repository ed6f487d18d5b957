import {NodeHttpHandler} from '@smithy/node-http-handler';
import {type AwsEnvironment, readConfigFiles} from '../config/config-files.ts';
import {loadAgents, type Network} from '../network/network.ts';
import type {SsoPlace} from './device-authorization.ts';

/** Longest waits for the service that signs in, in milliseconds. */
const timeouts = {connectionTimeout: 6000, requestTimeout: 20_000, throwOnRequestTimeout: true};

/** Where the users of a profile sign in, by its sso-session or by itself; checked already to have all that it takes. */
export async function readSsoPlace(profile: string, env: AwsEnvironment): Promise<SsoPlace> {
  const {profiles, ssoSessions} = await readConfigFiles(env);
  const section = profiles.get(profile) ?? {};
  const session = section.sso_session;
  const said = session === undefined ? section : (ssoSessions.get(session) ?? {});
  const scopes = (said.sso_registration_scopes ?? 'sso:account:access').split(/\s*,\s*/u);
  return {startUrl: said.sso_start_url ?? '', region: said.sso_region ?? '', session, scopes};
}

/** What asks it, by way of the same proxies as all else. */
export async function createSsoHandler(network: Network): Promise<NodeHttpHandler> {
  const makeAgents = await loadAgents(network);
  return new NodeHttpHandler({...timeouts, ...makeAgents(true)});
}
