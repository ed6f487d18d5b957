import type {StoredExecution} from '../model/stored-execution.ts';

/** What a callback's token names; whoever sends it knows nothing else. */
export interface CallbackTarget {
  readonly functionName: string;
  readonly name: string;
  readonly id: string;
  readonly operationId: string;
}

/** The token that is given to whoever is to answer a callback. */
export function encodeCallbackId({functionName, name, id}: StoredExecution, operationId: string): string {
  return Buffer.from(JSON.stringify([functionName, name, id, operationId])).toString('base64');
}

/** Takes a callback's token apart; undefined for one that was never given out. */
export function parseCallbackId(callbackId: string): CallbackTarget | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(callbackId, 'base64').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 4) return undefined;
    const [functionName = '', name = '', id = '', operationId = ''] = parts.map(String);
    return {functionName, name, id, operationId};
  } catch {
    return undefined;
  }
}
