import {createHash} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import type {SSOOIDCClientConfig} from '@aws-sdk/client-sso-oidc';
import {replaceFile} from '../../disk/write-file.ts';

/** What a profile or its sso-session says of where users sign in. */
export interface SsoPlace {
  readonly startUrl: string;
  readonly region: string;
  /** Name of the sso-session; undefined where the profile itself says it. */
  readonly session: string | undefined;
  readonly scopes: readonly string[];
}

/** Where a user confirms the sign-in, and the code that is shown there. */
export interface DeviceCode {
  readonly address: string;
  readonly code: string;
}

/** How the service is asked, and the `~/.aws` in which the token is kept. */
export interface SignInOptions {
  readonly requestHandler: NonNullable<SSOOIDCClientConfig['requestHandler']>;
  readonly folder: string;
  /** Shows a user where to confirm. */
  readonly show: (code: DeviceCode) => void;
}

const grantType = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * Signs in to IAM Identity Center by the device authorisation of OAuth (RFC 8628): shows an address and a code, waits until they
 * were confirmed, and keeps the token where the AWS command line and the SDKs look for it. Rejects when it is refused, has run out
 * or was left.
 */
export async function signInBySso(place: SsoPlace, options: SignInOptions, signal: AbortSignal): Promise<void> {
  const sdk = await import('@aws-sdk/client-sso-oidc');
  const {requestHandler, folder, show} = options;
  const client = new sdk.SSOOIDCClient({region: place.region, requestHandler});
  const at = {abortSignal: signal};
  try {
    const registration = {clientName: 'lambdeck', clientType: 'public', scopes: [...place.scopes]};
    const registered = await client.send(new sdk.RegisterClientCommand(registration), at);
    const {clientId, clientSecret} = registered;
    const asked = await client.send(
      new sdk.StartDeviceAuthorizationCommand({clientId, clientSecret, startUrl: place.startUrl}),
      at,
    );
    show({address: asked.verificationUriComplete ?? asked.verificationUri ?? '', code: asked.userCode ?? ''});
    const request = {clientId, clientSecret, grantType, deviceCode: asked.deviceCode};
    for (let interval = asked.interval ?? 5; ; ) {
      await wait(interval * 1000, undefined, {signal});
      try {
        const token = await client.send(new sdk.CreateTokenCommand(request), at);
        return await keepToken(folder, place, {...registered, ...token});
      } catch (error) {
        if (error instanceof sdk.SlowDownException) interval += 5;
        else if (!(error instanceof sdk.AuthorizationPendingException)) throw error;
      }
    }
  } finally {
    client.destroy();
  }
}

interface Token {
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly clientSecretExpiresAt?: number | undefined;
  readonly accessToken?: string | undefined;
  readonly refreshToken?: string | undefined;
  readonly expiresIn?: number | undefined;
}

/** As `aws sso login` keeps it: under the hash of the session's name, or of the address where there is no session. */
async function keepToken(folder: string, {startUrl, region, session}: SsoPlace, token: Token): Promise<void> {
  const cache = join(folder, 'sso', 'cache');
  const name = createHash('sha1')
    .update(session ?? startUrl)
    .digest('hex');
  const after = (seconds = 0) => toSeconds(new Date(Date.now() + seconds * 1000));
  const content = {
    startUrl,
    region,
    accessToken: token.accessToken,
    expiresAt: after(token.expiresIn),
    clientId: token.clientId,
    clientSecret: token.clientSecret,
    registrationExpiresAt: toSeconds(new Date((token.clientSecretExpiresAt ?? 0) * 1000)),
    refreshToken: token.refreshToken,
  };
  await mkdir(cache, {recursive: true, mode: 0o700});
  await replaceFile(join(cache, `${name}.json`), JSON.stringify(content));
}

function toSeconds(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/u, 'Z');
}
