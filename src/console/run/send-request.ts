import type {InvokeReply, StreamListener} from '../../core/run/answer.ts';
import type {InvokeRequest} from '../../core/run/invoke-request.ts';
import type {Connection} from '../connection/connection.ts';

const unheard: StreamListener = {onStart: () => {}, onPiece: () => {}};

/** Sends a request once, whole or to be heard as it arrives. Nothing stops it: what was sent may run anyway. */
export function sendRequest(
  {invoke, invokeStreaming, signal}: Connection,
  {input, streaming}: InvokeRequest,
  listener: StreamListener = unheard,
): Promise<InvokeReply> {
  return streaming ? invokeStreaming(input, listener, signal) : invoke(input, signal);
}
