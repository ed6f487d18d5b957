import {invalidParameter, type LambdaError, notFound} from '../errors/lambda-error.ts';
import {notAuthorised} from './not-authorised.ts';

/** Where the sandbox stands: what is part of every ARN. */
export interface ArnPlace {
  readonly region: string;
  readonly accountId: string;
}

/** A function as a request names it. */
export interface FunctionReference {
  readonly name: string;
  /** Version number, `$LATEST` or alias, when one was given. */
  readonly qualifier?: string;
}

const parts =
  /^(?:arn:aws[a-zA-Z-]*:lambda:)?(?:((?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\d):)?(?:(\d{12}):)?(?:function:)?([a-zA-Z0-9-_.]+)(?::(\$LATEST(?:\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$/;

/**
 * Reads a FunctionName (name, partial or whole ARN, with or without a qualifier) and a Qualifier. Throws what the
 * service answers when they contradict each other or point to another region or account; `action` is the operation.
 */
export function parseFunctionReference(
  input: {readonly FunctionName: string; readonly Qualifier?: string | undefined},
  place: ArnPlace,
  action: string,
): FunctionReference {
  const [, region, accountId, name = input.FunctionName, inName] = parts.exec(input.FunctionName) ?? [];
  if (region !== undefined && region !== place.region) {
    throw notFound(`Functions from '${region}' are not reachable in this region ('${place.region}')`);
  }
  if (accountId !== undefined && accountId !== place.accountId) {
    const api = action === 'Invoke' ? 'InvokeFunction' : action;
    throw notAuthorised(place, api, formatFunctionArn({...place, accountId}, {name}));
  }
  const qualifier = input.Qualifier ?? inName;
  if (inName !== undefined && inName !== qualifier) {
    throw invalidParameter('The derived qualifier from the function name does not match the specified qualifier.');
  }
  return qualifier === undefined ? {name} : {name, qualifier};
}

/** The ARN of a function, with its qualifier when there is one. */
export function formatFunctionArn({region, accountId}: ArnPlace, {name, qualifier}: FunctionReference): string {
  const unqualified = `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  return qualifier === undefined ? unqualified : `${unqualified}:${qualifier}`;
}

/** The 404 the service answers for a function, version or alias that is not there. */
export function functionNotFound(place: ArnPlace, reference: FunctionReference): LambdaError {
  return notFound(`Function not found: ${formatFunctionArn(place, reference)}`);
}
