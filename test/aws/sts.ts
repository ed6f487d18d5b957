import {serve} from './endpoint.ts';

/** What STS answers whoever may assume a role: keys of which the first part is ASIAROLE. */
export const assumedRole = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>S</SecretAccessKey><SessionToken>T</SessionToken>
<Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;

const wrongCode = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with invalid MFA one time pass code.</Message></Error>
<RequestId>r</RequestId></ErrorResponse>`;

/** An STS for one test whose roles take the MFA code 123456, and the requests it received. */
export function serveMfaRole(): ReturnType<typeof serve> {
  return serve((response, {body}) => {
    const isRight = new URLSearchParams(body.toString()).get('TokenCode') === '123456';
    response.writeHead(isRight ? 200 : 403).end(isRight ? assumedRole : wrongCode);
  });
}

/** The access key that a request is signed with. */
export function keyOf(authorization = ''): string | undefined {
  return /Credential=([^/]+)/u.exec(authorization)?.[1];
}
