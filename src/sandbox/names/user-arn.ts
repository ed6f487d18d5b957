/** ARN of the user that every caller of the sandbox is. */
export function formatUserArn(accountId: string): string {
  return `arn:aws:iam::${accountId}:user/sandbox`;
}
