import type {Clients} from './clients.ts';
import type {ConnectionSettings} from './connection.ts';
import {type SignedAnswer, sendSigned} from './send-signed.ts';

/** Where IAM is asked, and the region it signs for, by the beginning of a region's name (AWS General Reference, IAM endpoints). */
const places: readonly (readonly [regions: RegExp, host: string, signedFor: string])[] = [
  [/^cn-/, 'iam.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  [/^us-gov-/, 'iam.us-gov.amazonaws.com', 'us-gov-west-1'],
  // Of the others nothing is published.
  [/^(?!eusc-|\w+-iso)/, 'iam.amazonaws.com', 'us-east-1'],
];

/** What services without a client are asked with. */
export interface SignedAccess {
  /** The clients whose credentials are used. */
  clients(): Promise<Clients>;
  readonly connection: ConnectionSettings;
}

/** Where IAM is, and the region that requests are signed for. */
export interface IamPlace {
  readonly url: URL;
  readonly region: string;
}

/** Where IAM is asked about a connection's account; undefined in a partition of which that is not known. */
export function findIamPlace({region, endpoint, iam}: ConnectionSettings): IamPlace | undefined {
  const place = places.find(([regions]) => regions.test(region));
  if (place === undefined) return undefined;
  const [, host, signedFor] = place;
  return {url: new URL(iam ?? endpoint ?? `https://${host}`), region: signedFor};
}

/** Asks IAM once, by its query protocol: the status of its answer, and the XML. */
export function askIam(
  settings: Clients['settings'],
  place: IamPlace,
  form: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<SignedAnswer> {
  const body = new URLSearchParams({...form, Version: '2010-05-08'}).toString();
  const contentType = 'application/x-www-form-urlencoded';
  return sendSigned(settings, {...place, service: 'iam'}, {contentType, body}, signal);
}
