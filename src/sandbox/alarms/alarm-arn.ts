/** The ARN of an alarm. */
export function formatAlarmArn({region, accountId}: {region: string; accountId: string}, name: string): string {
  return `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;
}
