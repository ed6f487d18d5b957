import {region} from './sandbox.ts';

/** A delivery as the sandbox tells it. */
export interface ToldDelivery {
  readonly time: string;
  readonly destination: string;
  readonly kind: string;
  readonly body: unknown;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What an AWS client would send: any keys will do. */
export const authorization = `AWS4-HMAC-SHA256 Credential=AKID/20260101/${region}/lambda/aws4_request, SignedHeaders=host, Signature=0`;

/** What the sandbox has kept for a destination, the oldest first. */
export async function deliveriesOf(url: string, destination: string): Promise<ToldDelivery[]> {
  const query = new URLSearchParams({destination});
  const response = await fetch(`${url}/_sandbox/deliveries?${query}`, {headers: {authorization}});
  const {deliveries} = (await response.json()) as {deliveries: ToldDelivery[]};
  return deliveries;
}
