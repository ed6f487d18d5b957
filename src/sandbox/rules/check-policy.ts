import {invalidParameter, LambdaError} from '../errors/lambda-error.ts';
import {formatPolicy, type Policy} from '../model/stored-policy.ts';

/** Bytes of a policy document (Lambda quotas page). */
const policyLimit = 20_480;

/** Who a permission may be for: everybody, an account, a service, or one of IAM's own. */
const principal =
  /^(\*|\d{12}|arn:aws[a-z-]*:(iam|sts)::.+|[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|aws\.internal|amazon\.com))$/;

/** Throws an InvalidParameterValueException for a principal that is none. */
export function checkPrincipal(text: string): void {
  if (principal.test(text)) return;
  throw invalidParameter('The provided principal was invalid. Please check the principal and try again.');
}

/** Throws a PolicyLengthExceededException for a policy over the service's limit. */
export function checkPolicySize(policy: Policy): void {
  const size = Buffer.byteLength(formatPolicy(policy));
  if (size <= policyLimit) return;
  throw new LambdaError(
    'PolicyLengthExceededException',
    `The final policy size (${size}) is bigger than the limit (${policyLimit}).`,
  );
}
