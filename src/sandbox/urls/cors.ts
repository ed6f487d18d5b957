import type {StoredUrl} from '../model/stored-url.ts';
import type {HttpAnswer, HttpRequest} from '../wire/message.ts';

type Cors = NonNullable<StoredUrl['Cors']>;

/** Whether a page of this origin may send such a request. */
export function isAllowed(request: HttpRequest, origin: string, {AllowOrigins, AllowMethods}: Cors): boolean {
  const method = request.headers.get('access-control-request-method') ?? request.method;
  return isListed(origin, AllowOrigins) && isListed(method, AllowMethods);
}

/** The answer to a preflight, which the function does not get to see. */
export function answerPreflight(request: HttpRequest, origin: string, cors: Cors): HttpAnswer {
  const {AllowHeaders, AllowMethods, MaxAge} = cors;
  const headers = buildCorsHeaders(origin, cors);
  const wanted = request.headers.get('access-control-request-headers');
  const method = request.headers.get('access-control-request-method') ?? '';
  const names = (wanted ?? '').split(',').map(name => name.trim().toLowerCase());
  const allowed = (AllowHeaders ?? []).map(name => name.toLowerCase());
  const granted = names.filter(name => name !== '' && isListed(name, allowed));
  headers['access-control-allow-methods'] = isListed(method, AllowMethods) ? method : '';
  if (granted.length > 0) headers['access-control-allow-headers'] = granted.join(',');
  if (MaxAge !== undefined) headers['access-control-max-age'] = String(MaxAge);
  return {status: 200, headers};
}

/** The headers that let a page read an answer. */
export function buildCorsHeaders(origin: string, {AllowCredentials, ExposeHeaders}: Cors): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    vary: 'Origin',
    ...(AllowCredentials ? {'access-control-allow-credentials': 'true'} : {}),
    ...(ExposeHeaders?.length ? {'access-control-expose-headers': ExposeHeaders.join(',')} : {}),
  };
}

function isListed(value: string, list: readonly string[] | undefined): boolean {
  return list?.some(entry => entry === '*' || entry === value) ?? false;
}
