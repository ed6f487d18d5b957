import {LambdaError} from '../errors/lambda-error.ts';
import {formatUserArn} from './user-arn.ts';

/** The 403 for a resource of another account, none of which grants anything here. `api` is without `lambda:`. */
export function notAuthorised({accountId}: {readonly accountId: string}, api: string, resource: string): LambdaError {
  return new LambdaError(
    'AccessDeniedException',
    `User: ${formatUserArn(accountId)} is not authorized to perform: lambda:${api} on resource: ` +
      `${resource} because no resource-based policy allows the lambda:${api} action`,
  );
}
