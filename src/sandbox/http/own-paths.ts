import type {Context} from '../context.ts';
import {listDeliveries} from '../deliveries/stored-delivery.ts';
import {LambdaError} from '../lambda-error.ts';

const prefix = '/_sandbox/';

/**
 * Answers what no AWS client asks for, as JSON; undefined for other paths. Such requests are signed as all others are.
 *
 * - `GET /_sandbox/deliveries[?destination=<arn>]`: `{deliveries}`, what has gone to destinations, the oldest first.
 */
export async function answerOwn(request: Request, url: URL, context: Context): Promise<Response | undefined> {
  if (!url.pathname.startsWith(prefix)) return undefined;
  const path = url.pathname.slice(prefix.length);
  if (request.method === 'GET' && path === 'deliveries') {
    return Response.json({deliveries: listDeliveries(context, url.searchParams.get('destination') ?? undefined)});
  }
  throw new LambdaError('UnknownOperationException', `The sandbox has nothing at ${request.method} ${url.pathname}`);
}
