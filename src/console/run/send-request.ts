import type {InvokeReply, StreamListener} from '../../core/run/answer.ts';
import type {InvokeRequest} from '../../core/run/invoke-request.ts';
import type {Services} from '../services.ts';

const unheard: StreamListener = {onStart: () => {}, onPiece: () => {}};

/** Sends a request once, whole or to be heard as it arrives. Nothing stops it: what was sent may run anyway. */
export function sendRequest(
  {invoke, invokeStreaming}: Services,
  {input, streaming}: InvokeRequest,
  signal: AbortSignal,
  listener: StreamListener = unheard,
): Promise<InvokeReply> {
  return streaming ? invokeStreaming(input, listener, signal) : invoke(input, signal);
}
