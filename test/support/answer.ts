import {LambdaServiceException} from '@aws-sdk/client-lambda';

/** How the service refused a call: HTTP status, code and text. Fails when the call succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<{status?: number; code: string; message: string}> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof LambdaServiceException)) throw error;
    const status = error.$metadata.httpStatusCode;
    return {...(status === undefined ? {} : {status}), code: error.name, message: error.message};
  }
  throw new Error('The call was expected to be refused, but it succeeded');
}
