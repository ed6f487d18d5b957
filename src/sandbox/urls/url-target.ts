/** The function URL a request is for. */
export interface UrlTarget {
  readonly region: string;
  readonly id: string;
  /** What follows the URL, from its slash on, encoded as it was sent; of slashes in a row one is left. */
  readonly path: string;
  /** Whether the URL has a host, and so a browser's origin, of its own. */
  readonly hasHost: boolean;
}

const host = /^([0-9a-f]{32})\.lambda-url\.([a-z0-9-]+)\.localhost$/;
const prefix = /^\/_sandbox\/urls\/([a-z0-9-]+)\/([0-9a-f]{32})(?=\/|$)/;
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Reads a function URL from a request's: by its host, or, as not every resolver knows names below `localhost`, by the
 * path `/_sandbox/urls/<region>/<id>/…`. Undefined for any other request.
 */
export function parseUrlTarget({hostname, pathname}: URL): UrlTarget | undefined {
  const [, id, region] = host.exec(hostname) ?? [];
  if (id !== undefined && region !== undefined) return {region, id, path: toSingleSlashes(pathname), hasHost: true};
  if (!loopback.has(hostname)) return undefined;
  const [whole = '', ofRegion, itsId] = prefix.exec(pathname) ?? [];
  if (ofRegion === undefined || itsId === undefined) return undefined;
  const path = toSingleSlashes(pathname.slice(whole.length)) || '/';
  return {region: ofRegion, id: itsId, path, hasHost: false};
}

function toSingleSlashes(path: string): string {
  return path.replaceAll(/\/{2,}/g, '/');
}
