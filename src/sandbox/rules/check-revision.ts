import type {Context} from '../context/context.ts';
import {revisionMismatch} from '../errors/lambda-error.ts';
import {policyRevisionOf, type Revised} from '../model/revision.ts';

/** Throws the service's 412 when a RevisionId is given that is not the latest one. */
export function checkRevision(revised: Revised, given: string | undefined, context: Context): void {
  if (given !== undefined && given !== policyRevisionOf(revised, context)) throw revisionMismatch('GetPolicy');
}
