import {formatUserArn} from '../names/user-arn.ts';
import {escapeXml} from '../wire/escape-xml.ts';
import type {HttpAnswer, HttpRequest} from '../wire/message.ts';
import type {Credential} from './guard.ts';
import {readAction} from './other-service.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** Answers the one STS call clients make to learn the account: GetCallerIdentity, by the query protocol. */
export async function answerSts(
  request: HttpRequest,
  credential: Credential,
  ids: {accountId: string; requestId: string},
): Promise<HttpAnswer> {
  const action = (await readAction(request)) ?? '';
  if (action !== 'GetCallerIdentity') return createXmlAnswer(400, formatFailure(action, ids.requestId));
  const arn = formatUserArn(ids.accountId);
  return createXmlAnswer(
    200,
    `<GetCallerIdentityResponse xmlns="${namespace}"><GetCallerIdentityResult><Arn>${arn}</Arn>` +
      `<UserId>${escapeXml(credential.accessKeyId)}</UserId><Account>${ids.accountId}</Account></GetCallerIdentityResult>` +
      `<ResponseMetadata><RequestId>${ids.requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
  );
}

function formatFailure(action: string, requestId: string): string {
  const message = `The sandbox does not implement the STS action ${escapeXml(action)}: it has GetCallerIdentity only.`;
  return (
    `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>InvalidAction</Code>` +
    `<Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  );
}

function createXmlAnswer(status: number, body: string): HttpAnswer {
  return {status, headers: {'content-type': 'text/xml'}, body};
}
