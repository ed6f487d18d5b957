import {LambdaError} from '../errors/lambda-error.ts';
import type {HttpRequest} from '../wire/message.ts';

/** What a request's signature says about itself. The signature is not checked: the sandbox has no secrets. */
export interface Credential {
  readonly accessKeyId: string;
  readonly region: string;
  /** The signing name of the service, e.g. `lambda` or `sts`. */
  readonly service: string;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);
const scope = /^AWS4-HMAC-SHA256 Credential=([^/\s,]+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request\b/;

/**
 * Lets through what an AWS client on this machine sends, and nothing a web page could: a page sends an Origin or says that
 * a page has asked (one that a function URL has served, too), reaches us by rebinding under a foreign Host, and cannot set
 * Authorization without a preflight that is refused. Throws a LambdaError (403).
 */
export function checkRequest(request: HttpRequest): Credential {
  checkSender(request);
  const [, accessKeyId, region, service] = scope.exec(request.headers.get('authorization') ?? '') ?? [];
  if (accessKeyId === undefined || region === undefined || service === undefined) {
    throw new LambdaError(
      'MissingAuthenticationTokenException',
      'The sandbox takes requests signed by an AWS client only (an AWS4-HMAC-SHA256 Authorization header; any keys will do).',
    );
  }
  return {accessKeyId, region, service};
}

/** The part of the check that also holds for requests without a signature. Throws a LambdaError (403). */
export function checkSender({headers, url}: HttpRequest): void {
  if (!loopback.has(url.hostname)) throw refused(`The sandbox does not answer for the host ${url.hostname}.`);
  const site = headers.get('sec-fetch-site') ?? 'none';
  if (headers.has('origin') || site !== 'none') throw refused('The sandbox does not answer web pages.');
}

function refused(message: string): LambdaError {
  return new LambdaError('AccessDeniedException', message);
}
