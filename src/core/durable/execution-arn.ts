/** The name in a durable execution's ARN, which ends with an id; the ARN where it has none. */
export function formatExecutionName(arn: string): string {
  return /\/durable-execution\/([^/]+)\//.exec(arn)?.[1] ?? arn;
}

/** The id of the step that a line logged by the SDK for durable functions belongs to; undefined for one of no step. */
export function findLoggedStep(text: string): string | undefined {
  return /"operation_?id"\s*:\s*"([\w-]{1,64})"/i.exec(text)?.[1];
}

/** The ARN of a durable execution that stands in a text, such as a line of a log; undefined when none does. */
export function findExecutionArn(text: string): string | undefined {
  return /arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(?::[\w$-]+)?\/durable-execution\/[\w-]+\/[\w-]+/.exec(
    text,
  )?.[0];
}
